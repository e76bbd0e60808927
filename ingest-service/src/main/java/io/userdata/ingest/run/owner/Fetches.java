package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunKind;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.replay.RawReader;
import io.userdata.ingest.run.replay.RawRecordsGoneException;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceClient;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches pages aside, so that an owner never waits for a source. */
final class Fetches {
    private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);

    private final SourceClient client;
    private final RawReader raw;
    private final Executor threads;

    Fetches(SourceClient client, RawReader raw, Executor threads) {
        this.client = client;
        this.raw = raw;
        this.threads = threads;
    }

    /** Fetches the slice's next page and tells what came of it, whatever that is. */
    void submit(Object session, Source source, Turns.Turn turn, Consumer<OwnerEvent> told) {
        threads.execute(() -> told.accept(answer(session, source, turn.run(), turn.slice())));
    }

    private OwnerEvent answer(Object session, Source source, RunProgress run, SliceRecord slice) {
        try {
            return isReplay(run)
                    ? new OwnerEvent.Reread(
                            session,
                            source,
                            slice.runId(),
                            slice.slice(),
                            slice.cursor(),
                            raw.read(source.name(), Objects.requireNonNull(slice.window()), slice.cursor()))
                    : new OwnerEvent.Fetched(
                            session,
                            source,
                            slice.runId(),
                            slice.slice(),
                            slice.cursor(),
                            client.fetch(source, slice.cursor(), slice.window()));
        } catch (RawRecordsGoneException e) {
            Fault gone = Fault.refused(
                    Fault.Code.CURSOR_UNREADABLE, "Raw records of the window are no longer on their topic.");
            return new OwnerEvent.Fetched(session, source, slice.runId(), slice.slice(), slice.cursor(), gone);
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("source", source.name())
                    .addKeyValue("runId", slice.runId())
                    .log("fetching a page failed unexpectedly");
            Fault unknown = Fault.doubtful(
                    Fault.Code.INTERNAL, "Fetching the page failed in a way that this service does not know.");
            return new OwnerEvent.Fetched(session, source, slice.runId(), slice.slice(), slice.cursor(), unknown);
        }
    }

    /** Whether a run reads topics and leaves its source alone. */
    static boolean isReplay(RunProgress run) {
        return run.run().definition().kind() == RunKind.REPLAY;
    }
}
