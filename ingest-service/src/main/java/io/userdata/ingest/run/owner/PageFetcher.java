package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunKind;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.publish.PreparedPage;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.replay.RawPage;
import io.userdata.ingest.run.replay.RawReader;
import io.userdata.ingest.run.replay.RawRecordsGoneException;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.FetchOutcome;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceClient;
import io.userdata.starter.problem.UnexpectedError;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches and drafts pages aside, so that an owner never waits for a source. */
final class PageFetcher {
    private static final Logger LOG = LoggerFactory.getLogger(PageFetcher.class);

    private final SourceClient client;
    private final RawReader raw;
    private final PageCommitPlanner pages;
    private final Executor threads;

    PageFetcher(SourceClient client, RawReader raw, PageCommitPlanner pages, Executor threads) {
        this.client = client;
        this.raw = raw;
        this.pages = pages;
        this.threads = threads;
    }

    /** Fetches the slice's next page and tells what came of it, whatever that is. */
    void submit(Object session, Source source, FetchScheduler.Turn turn, Consumer<WorkerEvent> told) {
        threads.execute(() -> told.accept(answer(session, source, turn.run(), turn.slice())));
    }

    private WorkerEvent answer(Object session, Source source, RunProgress run, SliceRecord slice) {
        try {
            return isReplay(run) ? reread(session, source, slice) : fetched(session, source, slice);
        } catch (RawRecordsGoneException e) {
            Fault gone = Fault.refused(
                    Fault.Code.CURSOR_UNREADABLE, "Raw records of the window are no longer on their topic.");
            return failed(session, source, slice, gone);
        } catch (RuntimeException | Error e) {
            UnexpectedError.described(
                            LOG.atError().addKeyValue("source", source.name()).addKeyValue("runId", slice.runId()), e)
                    .log("fetching a page failed unexpectedly");
            Fault unknown = Fault.doubtful(
                    Fault.Code.INTERNAL, "Fetching the page failed in a way that this service does not know.");
            return failed(session, source, slice, unknown);
        }
    }

    private WorkerEvent reread(Object session, Source source, SliceRecord slice) {
        RawPage page = raw.read(source.name(), Objects.requireNonNull(slice.window()), slice.cursor());
        return new WorkerEvent.Reread(session, source, slice.runId(), slice.slice(), slice.cursor(), page);
    }

    /** A page is drafted here and not by the owner, who is busy with the page before it. */
    private WorkerEvent fetched(Object session, Source source, SliceRecord slice) {
        FetchOutcome outcome = client.fetch(source, slice.cursor(), slice.window());
        if (outcome instanceof Fault fault) {
            return failed(session, source, slice, fault);
        }
        PreparedPage page = pages.draft(source, slice, (Page) outcome);
        return new WorkerEvent.Fetched(session, source, slice.runId(), slice.slice(), slice.cursor(), page);
    }

    private static WorkerEvent failed(Object session, Source source, SliceRecord slice, Fault fault) {
        return new WorkerEvent.Failed(session, source, slice.runId(), slice.slice(), slice.cursor(), fault);
    }

    /** Whether a run reads topics and leaves its source alone. */
    static boolean isReplay(RunProgress run) {
        return run.run().definition().kind() == RunKind.REPLAY;
    }
}
