package io.userdata.localstack.database;

import com.sun.security.auth.module.UnixSystem;
import io.userdata.localstack.process.InstalledPrograms;
import io.userdata.localstack.process.StartFailedException;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root: for root, its programs run in a user namespace without a root user. */
final class Rootless {
    private Rootless() {}

    static List<String> command(List<String> command) {
        if (new UnixSystem().getUid() != 0) {
            return command;
        }
        String unshare = InstalledPrograms.find("unshare")
                .orElseThrow(() -> new StartFailedException("PostgreSQL does not run as root, and there is no"
                        + " `unshare` to change that: start as another user."))
                .toString();
        List<String> wrapped = new ArrayList<>(List.of(unshare, "--user"));
        wrapped.addAll(command);
        return wrapped;
    }
}
