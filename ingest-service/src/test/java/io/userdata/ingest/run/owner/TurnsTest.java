package io.userdata.ingest.run.owner;

import static io.userdata.ingest.run.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.Lane;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.SourceRecord;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunsChange;
import io.userdata.ingest.run.RunsState;
import io.userdata.ingest.run.TestRuns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final RunsState state = new RunsState();
    private int atOnce = 1;
    private final Turns turns = new Turns(source -> atOnce);

    private RunProgress add(RunProgress run) {
        state.apply(TestRuns.all(run));
        return run;
    }

    private List<UUID> served(int times) {
        List<UUID> served = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            turns.due(state, Set.of(), NOW)
                    .forEach(turn -> served.add(turn.run().runId()));
        }
        return served;
    }

    private void source(boolean paused, @Nullable Instant closedUntil) {
        state.apply(new RunsChange(
                List.of(), List.of(), List.of(new SourceRecord("people", null, paused, closedUntil, null))));
    }

    @Test
    void liveGoesBeforeBackfill() {
        add(TestRuns.backfill(1, 5));
        UUID live = add(TestRuns.poll(5)).runId();
        assertThat(served(2)).containsExactly(live, live);
    }

    @Test
    void runsOfALaneTakeTurns() {
        UUID one = add(TestRuns.poll(5)).runId();
        UUID other = add(TestRuns.poll(5)).runId();
        assertThat(served(4)).containsExactly(one, other, one, other);
    }

    @Test
    void aBusySourceIsNotAskedAgain() {
        RunProgress run = add(TestRuns.poll(5));
        add(TestRuns.poll(5));
        Set<Turns.Asked> asked = Set.of(new Turns.Asked("people", run.runId(), 0));
        assertThat(turns.due(state, asked, NOW)).isEmpty();
        assertThat(turns.nextDue(state, asked)).isEmpty();
    }

    @Test
    void slicesAreServedAtOnceLiveFirstEachOnce() {
        atOnce = 4;
        RunProgress backfill = add(TestRuns.backfill(9, 90));
        RunProgress live = add(TestRuns.poll(5));
        List<Turns.Turn> due = turns.due(state, Set.of(), NOW);
        assertThat(due.stream().map(turn -> turn.run().runId()))
                .containsExactly(live.runId(), backfill.runId(), backfill.runId(), backfill.runId());
        assertThat(due.stream().map(turn -> turn.slice().slice())).containsExactly(0, 0, 1, 2);
        Set<Turns.Asked> asked = Set.of(due.get(1).asked(), due.get(2).asked());
        assertThat(turns.due(state, asked, NOW).stream()
                        .map(turn -> turn.slice().slice()))
                .containsExactly(0, 2);
    }

    @Test
    void aLaneThatRestsLeavesTheOtherAlone() {
        RunProgress backfill = add(TestRuns.backfill(1, 5));
        turns.rest("people", Lane.BACKFILL, NOW.plusSeconds(5));
        assertThat(turns.due(state, Set.of(), NOW)).isEmpty();
        assertThat(turns.nextDue(state, Set.of())).contains(NOW.plusSeconds(5));
        UUID live = add(TestRuns.poll(5)).runId();
        assertThat(served(1)).containsExactly(live);
        assertThat(backfill.isActive()).isTrue();
    }

    @Test
    void aClosedSourceIsDueWhenItOpens() {
        add(TestRuns.poll(5));
        Instant opens = NOW.plusSeconds(5);
        source(false, opens);
        assertThat(served(1)).isEmpty();
        assertThat(turns.nextDue(state, Set.of())).contains(opens);
        assertThat(turns.due(state, Set.of(), opens)).hasSize(1);
    }

    @Test
    void aPausedSourceIsNotDueAtAll() {
        add(TestRuns.poll(5));
        source(true, null);
        assertThat(served(1)).isEmpty();
        assertThat(turns.nextDue(state, Set.of())).isEmpty();
    }

    @Test
    void aSliceThatWaitsLetsTheNextOneGoFirst() {
        RunProgress run = TestRuns.backfill(2, 6);
        RunReason reason = new RunReason("NOT_JSON", "No.", NOW.plusSeconds(5));
        add(run.with(Slices.waiting(run.slices().get(0), reason, NOW)));
        assertThat(turns.due(state, Set.of(), NOW))
                .singleElement()
                .satisfies(turn -> assertThat(turn.slice().slice()).isEqualTo(1));
    }
}
