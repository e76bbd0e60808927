package io.userdata.ingest.run.worker.fetch;

import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.worker.commit.PageCommit;
import io.userdata.ingest.run.worker.commit.PageCommitPlanner;
import io.userdata.ingest.run.worker.commit.PageMetrics;
import io.userdata.ingest.run.worker.commit.RunStateWriter;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;
import io.userdata.starter.problem.UnexpectedError;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what came of fetches: commits pages, and lets faults have their consequences. */
final class FetchResultHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FetchResultHandler.class);
    private static final Fault UNPUBLISHABLE = Fault.refused(
            Fault.Code.INTERNAL, "The page cannot be published; the service's log tells where it failed.");

    private final FetchDispatcher dispatcher;
    private final PageCommitPlanner planner;
    private final RunStateWriter writer;
    private final FaultRecorder faults;
    private final PageMetrics metrics;

    FetchResultHandler(
            FetchDispatcher dispatcher,
            PageCommitPlanner planner,
            RunStateWriter writer,
            FaultRecorder faults,
            PageMetrics metrics) {
        this.dispatcher = dispatcher;
        this.planner = planner;
        this.writer = writer;
        this.faults = faults;
        this.metrics = metrics;
    }

    /** Takes a reply, unless its run was paused or went on meanwhile: then the page is fetched again when due. */
    void take(FetchReply reply) {
        SliceRecord asked = reply.fetch().slice();
        Optional<RunProgress> run = writer.state().find(asked.runId()).filter(RunProgress::isActive);
        if (run.isEmpty()) {
            return;
        }
        SliceRecord slice = run.get().slices().get(asked.slice());
        if (!slice.done() && Objects.equals(slice.cursor(), asked.cursor())) {
            take(reply, run.get(), slice);
        }
    }

    private void take(FetchReply reply, RunProgress run, SliceRecord slice) {
        if (reply instanceof FetchReply.Prepared prepared) {
            commit(prepared, run, slice);
        } else if (reply instanceof FetchReply.Failed failed) {
            faults.take(reply.source(), run, slice, failed.fault());
        }
    }

    private void commit(FetchReply.Prepared reply, RunProgress run, SliceRecord slice) {
        Source source = reply.source();
        PageCommit commit;
        try {
            commit = planner.plan(source, run, slice, reply.page());
        } catch (RuntimeException | StackOverflowError e) {
            UnexpectedError.described(
                            LOG.atError().addKeyValue("source", source.name()).addKeyValue("runId", run.runId()), e)
                    .log("a page cannot be published");
            faults.take(source, run, slice, UNPUBLISHABLE);
            return;
        }
        faults.forget(source, slice);
        writer.apply(commit.change());
        dispatcher.start(); // the next page is fetched while this one is published
        writer.write(commit);
        metrics.published(source, run.lane(), commit.records().size());
    }
}
