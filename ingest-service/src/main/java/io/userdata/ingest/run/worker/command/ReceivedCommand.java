package io.userdata.ingest.run.worker.command;

import io.userdata.events.run.RunCommand;
import org.jspecify.annotations.Nullable;

/**
 * A command as it stands on {@code ingest.commands}.
 *
 * @param command null when it is not readable
 */
public record ReceivedCommand(
        int partition, long offset, @Nullable RunCommand command) {}
