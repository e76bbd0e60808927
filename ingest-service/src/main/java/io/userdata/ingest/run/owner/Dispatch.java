package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.budget.Grant;
import io.userdata.ingest.run.RunMove;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunsChange;
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
final class Dispatch {
    private final OwnerTools tools;
    private final Journal journal;
    private final Consumer<OwnerEvent> inbox;
    private final Turns turns;
    private final Set<Turns.Asked> asked = new HashSet<>();
    private final Map<Turns.Asked, Grant.Wait> resting = new LinkedHashMap<>();

    Dispatch(OwnerTools tools, Journal journal, Consumer<OwnerEvent> inbox) {
        this.tools = tools;
        this.journal = journal;
        this.inbox = inbox;
        this.turns = new Turns(source -> tools.sources()
                .find(source)
                .map(known -> known.properties().budget().concurrency())
                .orElse(1));
    }

    /** When the next fetch is due that is not under way; empty: none is. */
    Optional<Instant> nextDue() {
        return turns.nextDue(journal.state(), asked);
    }

    /** Whether the answer is to a fetch that was started here; it is under way no more. */
    boolean isAnswered(OwnerEvent.Answer answer) {
        return answer.session() == this
                && asked.remove(new Turns.Asked(answer.source().name(), answer.runId(), answer.slice()));
    }

    /** Starts every fetch that is due. */
    void start() {
        for (Turns.Turn turn : turns.due(journal.state(), asked, tools.clock().instant())) {
            Optional<Source> source = tools.sources().find(turn.run().source());
            if (source.isEmpty()) {
                fail(turn.run(), Setbacks.unknownSource());
            } else if (turn.run().canResume()) {
                ask(source.get(), turn);
            } else {
                fail(turn.run(), Setbacks.noRecords());
            }
        }
    }

    private void ask(Source source, Turns.Turn turn) {
        if (!Fetches.isReplay(turn.run()) && tools.budgets().tryTake(source, turn.run()) instanceof Grant.Wait wait) {
            turns.rest(source.name(), turn.run().lane(), wait.until());
            resting.putIfAbsent(turn.asked(), wait);
        } else {
            asked.add(turn.asked());
            tools.fetches().submit(this, source, turn, inbox);
        }
    }

    private void fail(RunProgress run, RunReason reason) {
        RunProgress failed = run.move(RunMove.FAIL, reason, tools.clock().instant());
        journal.change(new RunsChange(List.of(failed.run()), List.of(), List.of()));
    }

    /** Writes what rests; not earlier, as a slice must not be written before the page that it has just had. */
    void writeRests() {
        Instant now = tools.clock().instant();
        resting.forEach((of, wait) -> journal.state()
                .find(of.runId())
                .filter(RunProgress::isActive)
                .ifPresent(run -> rest(run, run.slices().get(of.slice()), wait, now)));
        resting.clear();
    }

    private void rest(RunProgress run, SliceRecord slice, Grant.Wait wait, Instant now) {
        journal.change(Setbacks.rest(run, slice, wait, now));
        tools.sources().find(run.source()).ifPresent(source -> tools.metrics()
                .waits(source, wait.reason().name(), Duration.between(now, wait.until())));
    }
}
