package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.fault.FaultClass;
import io.userdata.storage.fixture.SampleRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoisonRecordIsolatorTest {
    private final List<ConsumedRecord> stored = new ArrayList<>();

    @Test
    void onlyRefusedRecordsAreQuarantinedAndTheOrderIsKept() {
        new PoisonRecordIsolator(batch -> refuse(batch, Set.of(3L, 7L), "22021")).store(batch(10));

        assertThat(stored).hasSize(10);
        assertThat(stored.stream()
                        .filter(ConsumedRecord.Rejected.class::isInstance)
                        .map(PoisonRecordIsolatorTest::sequence))
                .containsExactly(3L, 7L);
        assertThat(stored.stream().map(PoisonRecordIsolatorTest::sequence)).isSorted();
    }

    @Test
    void aBrokenDependencyQuarantinesNothing() {
        assertThatThrownBy(() -> new PoisonRecordIsolator(batch -> refuse(batch, Set.of(3L), "57P01")).store(batch(10)))
                .isInstanceOfSatisfying(BatchNotStoredException.class, broken -> assertThat(broken.fault())
                        .isEqualTo(new FaultClass.Infrastructure("57P01")));
        assertThat(stored).isEmpty();
    }

    @Test
    void whatIsThrownToTheContainerQuotesNoRecord() {
        assertThatThrownBy(() -> new PoisonRecordIsolator(batch -> {
                            throw new IllegalStateException("asta@example.com");
                        })
                        .store(batch(2)))
                .isInstanceOf(BatchNotStoredException.class)
                .hasNoCause()
                .satisfies(broken -> assertThat(broken.toString()).doesNotContain("asta"))
                .satisfies(broken ->
                        assertThat(broken.getStackTrace()[0].getClassName()).contains("PoisonRecordIsolatorTest"));
    }

    @Test
    void anEntryThatIsRefusedEvenWithoutCoordinatesStopsTheFlow() {
        assertThatThrownBy(() -> new PoisonRecordIsolator(batch -> {
                            throw new IllegalStateException(new SQLException("refused", "22021"));
                        })
                        .store(batch(1)))
                .isInstanceOfSatisfying(BatchNotStoredException.class, broken -> assertThat(broken.fault())
                        .isEqualTo(new FaultClass.Unexplained("22021")));
    }

    private void refuse(List<ConsumedRecord> batch, Set<Long> bad, String state) {
        boolean refused = batch.stream()
                .filter(ConsumedRecord.OfUser.class::isInstance)
                .anyMatch(next -> bad.contains(sequence(next)));
        if (refused) {
            throw new IllegalStateException(new SQLException("refused", state));
        }
        stored.addAll(batch);
    }

    private static List<ConsumedRecord> batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> BatchDelivery.user(SampleRecord.of(i, i).record()))
                .toList();
    }

    private static long sequence(ConsumedRecord delivery) {
        if (delivery instanceof ConsumedRecord.OfUser ofUser) {
            EnrichedRecord user = ofUser.user();
            return user.coordinates().sequence();
        }
        return delivery instanceof ConsumedRecord.Rejected rejected
                        && rejected.rejected().coordinates() != null
                ? rejected.rejected().coordinates().sequence()
                : -1;
    }
}
