package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunStateChange;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;
import io.userdata.starter.problem.UnexpectedError;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what came of fetches: publishes pages, and lets faults have their consequences. */
final class FetchResultHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FetchResultHandler.class);

    private static final Fault UNPUBLISHABLE = Fault.refused(
            Fault.Code.INTERNAL, "The page cannot be published; the service's log tells where it failed.");

    private final WorkerContext tools;
    private final RunStateWriter writer;
    private final FetchDispatcher dispatcher;
    private final FaultPolicy faults;

    FetchResultHandler(WorkerContext tools, RunStateWriter writer, FetchDispatcher dispatcher) {
        this.tools = tools;
        this.writer = writer;
        this.dispatcher = dispatcher;
        this.faults = new FaultPolicy(tools.backoff());
    }

    /** Takes an answer, unless its run was paused or went on meanwhile: then the page is fetched again when due. */
    void take(WorkerEvent.Answer answer) {
        if (answer instanceof WorkerEvent.Fetched) {
            tools.budgets().answered(answer.source());
        } else if (answer instanceof WorkerEvent.Failed failed) {
            tools.budgets().failed(answer.source(), failed.fault());
        }
        Optional<RunProgress> run = writer.state().find(answer.runId()).filter(RunProgress::isActive);
        if (run.isEmpty()) {
            return;
        }
        SliceRecord slice = run.get().slices().get(answer.slice());
        if (!slice.done() && Objects.equals(slice.cursor(), answer.cursor())) {
            take(answer, run.get(), slice);
        }
    }

    private void take(WorkerEvent.Answer answer, RunProgress run, SliceRecord slice) {
        Source source = answer.source();
        if (answer instanceof WorkerEvent.Failed failed) {
            fail(source, run, slice, failed.fault());
            return;
        }
        PageCommitPlanner.Publication publication;
        try {
            publication = publication(answer, run, slice);
        } catch (RuntimeException | StackOverflowError e) {
            UnexpectedError.described(
                            LOG.atError().addKeyValue("source", source.name()).addKeyValue("runId", run.runId()), e)
                    .log("a page cannot be published");
            fail(source, run, slice, UNPUBLISHABLE);
            return;
        }
        publish(source, run, slice, publication);
    }

    private PageCommitPlanner.Publication publication(WorkerEvent.Answer answer, RunProgress run, SliceRecord slice) {
        Source source = answer.source();
        Instant now = tools.clock().instant();
        return answer instanceof WorkerEvent.Reread reread
                ? tools.pages().replayed(run, slice, source, reread.page(), now)
                : tools.pages()
                        .publication(writer.state(), run, slice, source, ((WorkerEvent.Fetched) answer).page(), now);
    }

    /** The next page is fetched while this one is published. */
    private void publish(Source source, RunProgress run, SliceRecord slice, PageCommitPlanner.Publication publication) {
        faults.forget(source, slice);
        writer.state().apply(publication.change());
        dispatcher.start();
        writer.write(publication);
        tools.metrics().published(source, run.lane(), publication.size());
    }

    private void fail(Source source, RunProgress run, SliceRecord slice, Fault fault) {
        Instant now = tools.clock().instant();
        RunStateChange change = faults.change(writer.state(), run, slice, source, fault, now);
        tools.metrics().fault(source, fault);
        writer.change(change);
        RunReason reason = change.slices().get(0).waitsFor();
        if (reason != null && reason.until() != null) {
            tools.metrics().waits(source, reason.code(), Duration.between(now, reason.until()));
        }
        LOG.atWarn()
                .addKeyValue("source", source.name())
                .addKeyValue("runId", run.runId())
                .addKeyValue("slice", slice.slice())
                .addKeyValue("page", slice.pages() + 1)
                .addKeyValue("outcome", fault.code())
                .addKeyValue("until", reason == null ? null : reason.until())
                .log("a page could not be had");
    }
}
