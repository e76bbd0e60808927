package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunCommand;
import io.userdata.ingest.publish.PreparedPage;
import io.userdata.ingest.run.replay.RawPage;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an owner is told by other threads. */
sealed interface WorkerEvent {
    /**
     * A command that stands at an offset of the owner's partition of {@code ingest.commands}.
     *
     * @param command null when it is not readable
     */
    record Commanded(long offset, @Nullable RunCommand command) implements WorkerEvent {}

    /** What came of asking for a slice's next page. */
    sealed interface Answer extends WorkerEvent permits Fetched, Reread, Failed {
        Object session();

        Source source();

        UUID runId();

        int slice();

        @Nullable
        String cursor();
    }

    /**
     * What a replay read back.
     *
     * @param session that asked; another one has forgotten about it
     * @param cursor that was asked for
     */
    record Reread(
            Object session,
            Source source,
            UUID runId,
            int slice,
            @Nullable String cursor,
            RawPage page) implements Answer {}

    /**
     * A page that was fetched.
     *
     * @param session that asked; another one has forgotten about it
     * @param cursor that was asked for
     */
    record Fetched(
            Object session,
            Source source,
            UUID runId,
            int slice,
            @Nullable String cursor,
            PreparedPage page) implements Answer {}

    /**
     * A page that could not be had.
     *
     * @param session that asked; another one has forgotten about it
     * @param cursor that was asked for
     */
    record Failed(
            Object session,
            Source source,
            UUID runId,
            int slice,
            @Nullable String cursor,
            Fault fault) implements Answer {}

    /** Nothing but a reason to look around. */
    record WokenUp() implements WorkerEvent {}
}
