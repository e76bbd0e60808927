package io.userdata.storage.user.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.fixture.SampleRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void aRoundHoldsAUserOnceOldestVersionFirst() {
        List<EnrichedRecord> batch = List.of(
                SampleRecord.of(1, 0).at(30).record(),
                SampleRecord.of(2, 1).at(10).record(),
                SampleRecord.of(1, 2).at(10).record(),
                SampleRecord.of(1, 3).at(20).record());

        assertThat(UserBatchWriter.rounds(batch)).containsExactly(List.of(2, 1), List.of(3), List.of(0));
    }

    @Test
    void equalVersionsStayInTheOrderTheyCame() {
        EnrichedRecord same = SampleRecord.of(1, 0).record();

        assertThat(UserBatchWriter.rounds(List.of(same, same))).containsExactly(List.of(0), List.of(1));
    }

    @Test
    void anEmptyBatchHasNoRound() {
        assertThat(UserBatchWriter.rounds(List.of())).isEmpty();
    }
}
