package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunsChange;
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
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private static final Fault UNPUBLISHABLE = Fault.refused(
            Fault.Code.INTERNAL, "The page cannot be published; the service's log tells where it failed.");

    private final OwnerTools tools;
    private final Journal journal;
    private final Dispatch dispatch;
    private final Setbacks setbacks;

    Answers(OwnerTools tools, Journal journal, Dispatch dispatch) {
        this.tools = tools;
        this.journal = journal;
        this.dispatch = dispatch;
        this.setbacks = new Setbacks(tools.backoff());
    }

    /** Takes an answer, unless its run was paused or went on meanwhile: then the page is fetched again when due. */
    void take(OwnerEvent.Answer answer) {
        if (answer instanceof OwnerEvent.Fetched) {
            tools.budgets().answered(answer.source());
        } else if (answer instanceof OwnerEvent.Failed failed) {
            tools.budgets().failed(answer.source(), failed.fault());
        }
        Optional<RunProgress> run = journal.state().find(answer.runId()).filter(RunProgress::isActive);
        if (run.isEmpty()) {
            return;
        }
        SliceRecord slice = run.get().slices().get(answer.slice());
        if (!slice.done() && Objects.equals(slice.cursor(), answer.cursor())) {
            take(answer, run.get(), slice);
        }
    }

    private void take(OwnerEvent.Answer answer, RunProgress run, SliceRecord slice) {
        Source source = answer.source();
        if (answer instanceof OwnerEvent.Failed failed) {
            fail(source, run, slice, failed.fault());
            return;
        }
        Pages.Publication publication;
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

    private Pages.Publication publication(OwnerEvent.Answer answer, RunProgress run, SliceRecord slice) {
        Source source = answer.source();
        Instant now = tools.clock().instant();
        return answer instanceof OwnerEvent.Reread reread
                ? tools.pages().replayed(run, slice, source, reread.page(), now)
                : tools.pages()
                        .publication(journal.state(), run, slice, source, ((OwnerEvent.Fetched) answer).page(), now);
    }

    /** The next page is fetched while this one is published. */
    private void publish(Source source, RunProgress run, SliceRecord slice, Pages.Publication publication) {
        setbacks.forget(source, slice);
        journal.state().apply(publication.change());
        dispatch.start();
        journal.write(publication);
        tools.metrics().published(source, run.lane(), publication.size());
    }

    private void fail(Source source, RunProgress run, SliceRecord slice, Fault fault) {
        Instant now = tools.clock().instant();
        RunsChange change = setbacks.change(journal.state(), run, slice, source, fault, now);
        tools.metrics().fault(source, fault);
        journal.change(change);
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
