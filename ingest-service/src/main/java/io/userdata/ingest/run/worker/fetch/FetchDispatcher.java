package io.userdata.ingest.run.worker.fetch;

import io.userdata.ingest.run.model.RunFailure;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.run.worker.commit.RunStateWriter;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Starts the fetches that are due, each within its source's budget, and takes the replies to them. */
final class FetchDispatcher {
    private final SourceRegistry sources;
    private final FetchBudget budget;
    private final PageFetcher fetcher;
    private final FetchReplyQueue replies;
    private final RunStateWriter writer;
    private final Clock clock;
    private final FetchScheduler scheduler;

    FetchDispatcher(
            SourceRegistry sources,
            FetchBudget budget,
            PageFetcher fetcher,
            FetchReplyQueue replies,
            RunStateWriter writer,
            Clock clock) {
        this.sources = sources;
        this.budget = budget;
        this.fetcher = fetcher;
        this.replies = replies;
        this.writer = writer;
        this.clock = clock;
        this.scheduler = new FetchScheduler(source -> sources.find(source)
                .map(known -> known.properties().budget().concurrency())
                .orElse(1));
    }

    /** When the next fetch is due that is not under way; empty: none is. */
    Optional<Instant> nextDue() {
        return scheduler.nextDue(writer.state());
    }

    /** The next reply to a fetch that was started here; empty: none has come. */
    Optional<FetchReply> nextReply() {
        Optional<FetchReply> next = replies.next();
        next.map(FetchReply::fetch).ifPresent(scheduler::ended);
        next.ifPresent(budget::learn);
        return next;
    }

    /** Nothing rests any longer for the sake of a budget. */
    void endRests() {
        scheduler.endRests();
    }

    /** Starts every fetch that is due. */
    void start() {
        for (PageFetch fetch : scheduler.due(writer.state(), clock.instant())) {
            Optional<Source> source = sources.find(fetch.run().source());
            if (source.isEmpty()) {
                fail(fetch.run(), RunFailure.UNKNOWN_SOURCE);
            } else if (fetch.run().canResume()) {
                start(source.get(), fetch);
            } else {
                fail(fetch.run(), RunFailure.RECORDS_GONE);
            }
        }
    }

    private void start(Source source, PageFetch fetch) {
        Optional<Instant> until = budget.waitsUntil(source, fetch);
        if (until.isPresent()) {
            scheduler.rest(source.name(), fetch.run().lane(), until.get());
        } else {
            scheduler.started(fetch);
            fetcher.submit(source, fetch, replies);
        }
    }

    private void fail(RunProgress run, RunFailure failure) {
        RunProgress failed = run.move(RunTransition.FAIL, failure.reason(), clock.instant());
        writer.change(new RunStateChange(List.of(failed.run()), List.of(), List.of()));
    }
}
