package io.userdata.localstack.launcher;

import io.userdata.localstack.run.RunKind;
import io.userdata.localstack.run.RunRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user wants.
 *
 * @param once whether to end when the run's ledger is decided
 * @param users how many to ingest
 * @param source where from; empty: the only source of the configuration, or else the sample users
 * @param userApi a user API instead of the sample one, without a path
 * @param config further configuration of the services
 * @param reset whether to empty the data directory first
 */
record LaunchOptions(
        boolean once,
        long users,
        RunKind kind,
        Optional<String> source,
        Optional<URI> userApi,
        Optional<ConfigFile> config,
        Path data,
        boolean reset,
        int portBase) {
    /** The source that is ingested from. */
    String sourceToIngest() {
        return source.or(() -> config.flatMap(ConfigFile::onlySource)).orElse(RunRequest.SAMPLE_USERS);
    }

    /** Whether a source had to be chosen, and was not. */
    boolean isSourceOpen() {
        return source.isEmpty()
                && config.filter(file -> file.onlySource().isEmpty()).isPresent();
    }
}
