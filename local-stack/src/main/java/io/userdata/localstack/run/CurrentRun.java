package io.userdata.localstack.run;

import java.util.UUID;

/** The run a launcher is about: its id and what was asked for. */
public record CurrentRun(UUID runId, RunRequest request) {}
