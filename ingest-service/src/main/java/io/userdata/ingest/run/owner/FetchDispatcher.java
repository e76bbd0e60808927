package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.budget.BudgetDecision;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunStateChange;
import io.userdata.ingest.run.RunTransition;
import io.userdata.ingest.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Starts the fetches that are due, each within its source's budget, and knows which are under way. */
final class FetchDispatcher {
    private final WorkerContext tools;
    private final RunStateWriter writer;
    private final Consumer<WorkerEvent> inbox;
    private final FetchScheduler scheduler;
    private final Set<FetchScheduler.Asked> asked = new HashSet<>();
    private final Map<FetchScheduler.Asked, BudgetDecision.Wait> resting = new LinkedHashMap<>();

    FetchDispatcher(WorkerContext tools, RunStateWriter writer, Consumer<WorkerEvent> inbox) {
        this.tools = tools;
        this.writer = writer;
        this.inbox = inbox;
        this.scheduler = new FetchScheduler(source -> tools.sources()
                .find(source)
                .map(known -> known.properties().budget().concurrency())
                .orElse(1));
    }

    /** When the next fetch is due that is not under way; empty: none is. */
    Optional<Instant> nextDue() {
        return scheduler.nextDue(writer.state(), asked);
    }

    /** Whether the answer is to a fetch that was started here; it is under way no more. */
    boolean isAnswered(WorkerEvent.Answer answer) {
        return answer.session() == this
                && asked.remove(new FetchScheduler.Asked(answer.source().name(), answer.runId(), answer.slice()));
    }

    /** Starts every fetch that is due. */
    void start() {
        for (FetchScheduler.Turn turn :
                scheduler.due(writer.state(), asked, tools.clock().instant())) {
            Optional<Source> source = tools.sources().find(turn.run().source());
            if (source.isEmpty()) {
                fail(turn.run(), FaultPolicy.unknownSource());
            } else if (turn.run().canResume()) {
                ask(source.get(), turn);
            } else {
                fail(turn.run(), FaultPolicy.noRecords());
            }
        }
    }

    private void ask(Source source, FetchScheduler.Turn turn) {
        if (!PageFetcher.isReplay(turn.run())
                && tools.budgets().tryTake(source, turn.run()) instanceof BudgetDecision.Wait wait) {
            scheduler.rest(source.name(), turn.run().lane(), wait.until());
            resting.putIfAbsent(turn.asked(), wait);
        } else {
            asked.add(turn.asked());
            tools.fetches().submit(this, source, turn, inbox);
        }
    }

    private void fail(RunProgress run, RunReason reason) {
        RunProgress failed = run.move(RunTransition.FAIL, reason, tools.clock().instant());
        writer.change(new RunStateChange(List.of(failed.run()), List.of(), List.of()));
    }

    /** Writes what rests; not earlier, as a slice must not be written before the page that it has just had. */
    void writeRests() {
        Instant now = tools.clock().instant();
        resting.forEach((of, wait) -> writer.state()
                .find(of.runId())
                .filter(RunProgress::isActive)
                .ifPresent(run -> rest(run, run.slices().get(of.slice()), wait, now)));
        resting.clear();
    }

    private void rest(RunProgress run, SliceRecord slice, BudgetDecision.Wait wait, Instant now) {
        writer.change(FaultPolicy.rest(run, slice, wait, now));
        tools.sources().find(run.source()).ifPresent(source -> tools.metrics()
                .waits(source, wait.reason().name(), Duration.between(now, wait.until())));
    }
}
