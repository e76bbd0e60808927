package io.userdata.localstack.terminal;

import io.userdata.localstack.run.UserView;
import java.util.ArrayList;
import java.util.List;

/** A few users; the name stands last, since scripts that run from right to left do not align. */
public final class UserTable {
    private UserTable() {}

    /** One line each, without a line end. */
    public static List<String> of(List<UserView> users) {
        int email = users.stream().mapToInt(user -> user.email().length()).max().orElse(0);
        String format = "  %-7s  %-7s  %-" + Math.max(email, "e-mail".length()) + "s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(format, "country", "quality", "e-mail", "name"));
        users.forEach(
                user -> lines.add(String.format(format, user.country(), user.score(), user.email(), user.name())));
        return lines;
    }
}
