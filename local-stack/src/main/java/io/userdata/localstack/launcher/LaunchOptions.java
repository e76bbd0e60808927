package io.userdata.localstack.launcher;

import io.userdata.localstack.run.RunKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user wants.
 *
 * @param once whether to end when the run's ledger is decided
 * @param users how many to ingest
 * @param userApi a user API instead of the sample one, without a path
 * @param config further configuration of the services
 * @param reset whether to empty the data directory first
 */
record LaunchOptions(
        boolean once,
        long users,
        RunKind kind,
        Optional<URI> userApi,
        Optional<Path> config,
        Path data,
        boolean reset,
        int portBase) {}
