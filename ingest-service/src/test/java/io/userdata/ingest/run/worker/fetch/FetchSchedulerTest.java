package io.userdata.ingest.run.worker.fetch;

import static io.userdata.ingest.fixture.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.Lane;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.run.model.RunTransition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FetchSchedulerTest {
    private final RunStateStore state = new RunStateStore();
    private int atOnce = 1;
    private final FetchScheduler scheduler = new FetchScheduler(source -> atOnce);

    private RunProgress add(RunProgress run) {
        state.apply(TestRuns.all(run));
        return run;
    }

    private List<UUID> served(int times) {
        List<UUID> served = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            scheduler.due(state, NOW).forEach(turn -> served.add(turn.run().runId()));
        }
        return served;
    }

    private void source(boolean paused, @Nullable Instant closedUntil) {
        state.apply(new RunStateChange(
                List.of(), List.of(), List.of(new SourceStateRecord("people", null, paused, closedUntil, null))));
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
    void runsThatHaveEndedAreNotRemembered() {
        for (int n = 0; n < 100; n++) {
            RunProgress run = add(TestRuns.poll(5));
            served(1);
            state.apply(TestRuns.all(run.move(RunTransition.COMPLETE, null, NOW)));
        }
        add(TestRuns.poll(5));
        served(1);
        assertThat(scheduler.remembered()).isEqualTo(1);
    }

    @Test
    void aBusySourceIsNotAskedAgain() {
        RunProgress run = add(TestRuns.poll(5));
        add(TestRuns.poll(5));
        scheduler.started(new PageFetch(run, run.slices().get(0)));
        assertThat(scheduler.due(state, NOW)).isEmpty();
        assertThat(scheduler.nextDue(state)).isEmpty();
    }

    @Test
    void slicesAreServedAtOnceLiveFirstEachOnce() {
        atOnce = 4;
        RunProgress backfill = add(TestRuns.backfill(9, 90));
        RunProgress live = add(TestRuns.poll(5));
        List<PageFetch> due = scheduler.due(state, NOW);
        assertThat(due.stream().map(turn -> turn.run().runId()))
                .containsExactly(live.runId(), backfill.runId(), backfill.runId(), backfill.runId());
        assertThat(due.stream().map(turn -> turn.slice().slice())).containsExactly(0, 0, 1, 2);
        scheduler.started(due.get(1));
        scheduler.started(due.get(2));
        assertThat(scheduler.due(state, NOW).stream().map(turn -> turn.slice().slice()))
                .containsExactly(0, 2);
    }

    @Test
    void aLaneThatRestsLeavesTheOtherAlone() {
        RunProgress backfill = add(TestRuns.backfill(1, 5));
        scheduler.rest("people", Lane.BACKFILL, NOW.plusSeconds(5));
        assertThat(scheduler.due(state, NOW)).isEmpty();
        assertThat(scheduler.nextDue(state)).contains(NOW.plusSeconds(5));
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
        assertThat(scheduler.nextDue(state)).contains(opens);
        assertThat(scheduler.due(state, opens)).hasSize(1);
    }

    @Test
    void aPausedSourceIsNotDueAtAll() {
        add(TestRuns.poll(5));
        source(true, null);
        assertThat(served(1)).isEmpty();
        assertThat(scheduler.nextDue(state)).isEmpty();
    }

    @Test
    void aSliceThatWaitsLetsTheNextOneGoFirst() {
        RunProgress run = TestRuns.backfill(2, 6);
        RunReason reason = new RunReason("NOT_JSON", "No.", NOW.plusSeconds(5));
        add(run.with(run.slices().get(0).withWaitsFor(reason, NOW)));
        assertThat(scheduler.due(state, NOW))
                .singleElement()
                .satisfies(turn -> assertThat(turn.slice().slice()).isEqualTo(1));
    }
}
