package io.userdata.ingest.run.model;

import static io.userdata.ingest.fixture.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.fixture.TestRuns;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunProgressTest {
    @Test
    void aRunBeginsWithAllOfItsSlices() {
        RunProgress run = TestRuns.backfill(3, 7);
        assertThat(run.run().state()).isEqualTo(RunState.QUEUED);
        assertThat(run.slices())
                .extracting(SliceRecord::window)
                .isEqualTo(TestRuns.days(3).slices());
        assertThat(run.slices().get(0).published()).containsExactly(0L, 0L, 0L, 0L);
        assertThat(TestRuns.poll(1).slices()).hasSize(1);
        assertThat(TestRuns.poll(1).slices().get(0).window()).isNull();
    }

    @Test
    void maxRecordsIsSplitEvenlyTheFirstSlicesTakingOneMore() {
        RunProgress run = TestRuns.backfill(3, 8);
        assertThat(IntStream.range(0, 3).mapToObj(run::owed)).containsExactly(3L, 3L, 2L);
    }

    @Test
    void aSliceThatIsOwedNothingIsDoneFromTheBeginning() {
        RunProgress run = TestRuns.backfill(3, 2);
        assertThat(run.slices()).extracting(SliceRecord::done).containsExactly(false, false, true);
        assertThat(run.isDone()).isFalse();
    }

    @Test
    void whatIsPublishedIsOwedNoMore() {
        RunProgress run = TestRuns.poll(10);
        SliceRecord slice = run.slices().get(0);
        RunProgress after = run.with(
                new SliceRecord(slice.runId(), 0, null, "next", List.of(1L, 2L, 3L, 1L), 0, 1, false, null, NOW));
        assertThat(after.owed(0)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, ADVANCE WAIT COMPLETE FAIL PAUSE CANCEL",
        "RUNNING, ADVANCE WAIT COMPLETE FAIL PAUSE CANCEL",
        "WAITING, ADVANCE WAIT COMPLETE FAIL PAUSE CANCEL",
        "PAUSED, RESUME CANCEL",
        "FAILED, RESUME CANCEL",
        "COMPLETED, ''",
        "CANCELLED, ''",
    })
    void onlyTheseMovesAreLegal(RunState state, String moves) {
        assertThat(Arrays.stream(RunTransition.values())
                        .filter(move -> move.isLegalFrom(state))
                        .map(RunTransition::name))
                .containsExactlyInAnyOrder(moves.isEmpty() ? new String[0] : moves.split(" "));
    }

    @Test
    void anIllegalMoveIsRefused() {
        RunProgress cancelled = TestRuns.poll(1).move(RunTransition.CANCEL, null, NOW);
        assertThatThrownBy(() -> cancelled.move(RunTransition.RESUME, null, NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMoveKeepsWhatTheRunIs() {
        RunProgress run = TestRuns.poll(1);
        RunReason reason = new RunReason("CODE", "Because.", null);
        RunProgress failed = run.move(RunTransition.FAIL, reason, NOW.plusSeconds(1));
        assertThat(failed.run().state()).isEqualTo(RunState.FAILED);
        assertThat(failed.run().reason()).isEqualTo(reason);
        assertThat(failed.run().createdAt()).isEqualTo(NOW);
        assertThat(failed.run().definition()).isEqualTo(run.run().definition());
        assertThat(failed.isActive()).isFalse();
    }
}
