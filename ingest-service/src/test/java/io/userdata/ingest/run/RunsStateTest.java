package io.userdata.ingest.run;

import static io.userdata.ingest.run.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunsStateTest {
    private final RunsState state = new RunsState();

    @Test
    void aRunIsThereOnceAllOfItIs() {
        RunProgress run = TestRuns.backfill(2, 5);
        state.apply(new RunsChange(List.of(), List.of(run.slices().get(1)), List.of()));
        state.apply(new RunsChange(List.of(run.run()), List.of(), List.of()));
        assertThat(state.find(run.runId())).isEmpty();
        assertThat(state.all()).isEmpty();
        state.apply(new RunsChange(List.of(), List.of(run.slices().get(0)), List.of()));
        assertThat(state.find(run.runId())).contains(run);
    }

    @Test
    void aRunIsActiveUntilItRests() {
        RunProgress run = TestRuns.poll(5);
        state.apply(TestRuns.all(run));
        assertThat(state.active()).containsExactly(run);
        state.apply(TestRuns.all(run.move(RunMove.PAUSE, null, NOW)));
        assertThat(state.active()).isEmpty();
        assertThat(state.all()).hasSize(1);
        state.apply(TestRuns.all(run));
        assertThat(state.active()).hasSize(1);
    }

    @Test
    void whatIsForgottenLeavesNothingBehind() {
        RunProgress run = TestRuns.backfill(2, 5);
        state.apply(TestRuns.all(run));
        state.apply(RunsChange.forgetting(List.of(run)));
        assertThat(state.find(run.runId())).isEmpty();
        assertThat(state.active()).isEmpty();
        state.apply(TestRuns.all(run));
        assertThat(state.find(run.runId())).contains(run);
    }
}
