package io.userdata.ingest.run.model;

import static io.userdata.ingest.fixture.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunIdClaim;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunRecordKey;
import io.userdata.ingest.fixture.TestRuns;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunStateStoreTest {
    private final RunStateStore state = new RunStateStore();

    @Test
    void aRunIsThereOnceAllOfItIs() {
        RunProgress run = TestRuns.backfill(2, 5);
        state.apply(new RunStateChange(List.of(), List.of(run.slices().get(1)), List.of()));
        state.apply(new RunStateChange(List.of(run.run()), List.of(), List.of()));
        assertThat(state.find(run.runId())).isEmpty();
        assertThat(state.all()).isEmpty();
        state.apply(new RunStateChange(List.of(), List.of(run.slices().get(0)), List.of()));
        assertThat(state.find(run.runId())).contains(run);
    }

    @Test
    void aRunIsActiveUntilItRests() {
        RunProgress run = TestRuns.poll(5);
        state.apply(TestRuns.all(run));
        assertThat(state.active()).containsExactly(run);
        state.apply(TestRuns.all(run.move(RunTransition.PAUSE, null, NOW)));
        assertThat(state.active()).isEmpty();
        assertThat(state.all()).hasSize(1);
        state.apply(TestRuns.all(run));
        assertThat(state.active()).hasSize(1);
    }

    @Test
    void runsAreReadNewestFirstFromAPlaceOn() {
        List<RunProgress> runs = IntStream.range(0, 5)
                .mapToObj(n -> RunProgress.queued(
                        UUID.randomUUID(), TestRuns.definition(RunKind.POLL, null, 5L), 4, NOW.plusSeconds(n)))
                .toList();
        List.of(3, 0, 4, 2, 1).forEach(n -> state.apply(TestRuns.all(runs.get(n))));
        assertThat(state.newest(null, run -> true, 2)).containsExactly(runs.get(4), runs.get(3));
        assertThat(state.newest(RunPlace.of(runs.get(3)), run -> true, 9))
                .containsExactly(runs.get(2), runs.get(1), runs.get(0));
        assertThat(state.newest(null, run -> run.runId().equals(runs.get(1).runId()), 9))
                .containsExactly(runs.get(1));
        state.apply(RunStateChange.forgetting(List.of(runs.get(4)), List.of()));
        assertThat(state.newest(null, run -> true, 1)).containsExactly(runs.get(3));
    }

    @Test
    void whatIsForgottenLeavesNothingBehind() {
        RunProgress run = TestRuns.backfill(2, 5);
        state.apply(TestRuns.all(run));
        state.apply(RunStateChange.forgetting(List.of(run), List.of()));
        assertThat(state.find(run.runId())).isEmpty();
        assertThat(state.active()).isEmpty();
        assertThat(state.forgotten(run.runId())).isPresent();
        assertThat(state.isTaken(run.runId())).isTrue();
        state.apply(RunStateChange.forgetting(List.of(), List.of(run.runId())));
        assertThat(state.isTaken(run.runId())).isFalse();
    }

    @Test
    void theFirstClaimHoldsUntilItIsGone() {
        UUID runId = UUID.randomUUID();
        RunIdClaim first = new RunIdClaim(UUID.randomUUID(), runId, "people", NOW);
        RunIdClaim second = new RunIdClaim(UUID.randomUUID(), runId, "others", NOW);
        List.of(first, second, first).forEach(claim -> state.apply(RunStateChange.of(claim)));
        assertThat(state.claims(runId)).containsExactly(first, second);
        for (RunIdClaim claim : List.of(first, second)) {
            state.apply(RunStateChange.without(new RunRecordKey.Claim(runId, claim.claimId())));
        }
        assertThat(state.claims(runId)).isEmpty();
        assertThat(state.claims()).isEmpty();
    }
}
