package io.userdata.localstack.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Further configuration of the services.
 *
 * @param sources the names of the sources that it brings
 */
record ConfigFile(Path path, List<String> sources) {
    /** The source that it is about, where it brings no other. */
    Optional<String> onlySource() {
        return sources.size() == 1 ? Optional.of(sources.get(0)) : Optional.empty();
    }
}
