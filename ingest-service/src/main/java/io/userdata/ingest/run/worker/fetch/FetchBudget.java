package io.userdata.ingest.run.worker.fetch;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecordKey;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.run.worker.commit.PageMetrics;
import io.userdata.ingest.run.worker.commit.RunStateWriter;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.limit.BudgetDecision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes each fetch from the budget of its source, and writes which runs wait because that does not allow one. */
final class FetchBudget {
    private final SourceBudgetRegistry budgets;
    private final RunStateWriter writer;
    private final PageMetrics metrics;
    private final Clock clock;
    private final Map<RunRecordKey.Slice, Rest> rests = new LinkedHashMap<>();

    private record Rest(Source source, BudgetDecision.Wait decision) {}

    FetchBudget(SourceBudgetRegistry budgets, RunStateWriter writer, PageMetrics metrics, Clock clock) {
        this.budgets = budgets;
        this.writer = writer;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Until when a fetch must wait; empty: it has been taken. A replay sends its source no request. */
    Optional<Instant> waitsUntil(Source source, PageFetch fetch) {
        if (!fetch.run().isReplay() && budgets.tryTake(source, fetch.run()) instanceof BudgetDecision.Wait wait) {
            rests.putIfAbsent(fetch.key(), new Rest(source, wait));
            return Optional.of(wait.until());
        }
        return Optional.empty();
    }

    /** Learns from what came of a fetch. */
    void learn(FetchReply reply) {
        if (reply instanceof FetchReply.Failed failed) {
            budgets.failed(reply.source(), failed.fault());
        } else if (!reply.fetch().run().isReplay()) {
            budgets.answered(reply.source());
        }
    }

    /** Writes what rests; not earlier, as a slice must not be written before the page that it has just had. */
    void writeRests() {
        Instant now = clock.instant();
        rests.forEach((of, rest) -> writer.state()
                .find(of.runId())
                .filter(RunProgress::isActive)
                .ifPresent(run -> write(run, run.slices().get(of.slice()), rest, now)));
        rests.clear();
    }

    private void write(RunProgress run, SliceRecord slice, Rest rest, Instant now) {
        BudgetDecision.Wait wait = rest.decision();
        RunReason reason = new RunReason(wait.reason().name(), message(wait.reason()), wait.until());
        writer.change(new RunStateChange(
                List.of(run.move(RunTransition.WAIT, reason, now).run()),
                List.of(slice.withWaitsFor(reason, now)),
                List.of()));
        metrics.waits(rest.source(), wait.reason().name(), Duration.between(now, wait.until()));
    }

    private static String message(BudgetDecision.Reason reason) {
        return switch (reason) {
            case BUDGET_SPENT -> "As much of the source has been asked for as its budget allows.";
            case CIRCUIT_OPEN -> "The source has failed several times in a row and is left alone.";
        };
    }
}
