package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.Sample;
import io.userdata.storage.fault.Fault;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BisectionTest {
    private final List<Delivery> stored = new ArrayList<>();

    @Test
    void onlyRefusedRecordsAreQuarantinedAndTheOrderIsKept() {
        new Bisection(batch -> refuse(batch, Set.of(3L, 7L), "22021")).store(batch(10));

        assertThat(stored).hasSize(10);
        assertThat(stored.stream().filter(Delivery.Rejected.class::isInstance).map(BisectionTest::sequence))
                .containsExactly(3L, 7L);
        assertThat(stored.stream().map(BisectionTest::sequence)).isSorted();
    }

    @Test
    void aBrokenDependencyQuarantinesNothing() {
        assertThatThrownBy(() -> new Bisection(batch -> refuse(batch, Set.of(3L), "57P01")).store(batch(10)))
                .isInstanceOfSatisfying(FlowBrokenException.class, broken -> assertThat(broken.fault())
                        .isEqualTo(new Fault.Infrastructure("57P01")));
        assertThat(stored).isEmpty();
    }

    @Test
    void whatIsThrownToTheContainerQuotesNoRecord() {
        assertThatThrownBy(() -> new Bisection(batch -> {
                            throw new IllegalStateException("asta@example.com");
                        })
                        .store(batch(2)))
                .isInstanceOf(FlowBrokenException.class)
                .hasNoCause()
                .satisfies(broken -> assertThat(broken.toString()).doesNotContain("asta"))
                .satisfies(broken ->
                        assertThat(broken.getStackTrace()[0].getClassName()).contains("BisectionTest"));
    }

    @Test
    void anEntryThatIsRefusedEvenWithoutCoordinatesStopsTheFlow() {
        assertThatThrownBy(() -> new Bisection(batch -> {
                            throw new IllegalStateException(new SQLException("refused", "22021"));
                        })
                        .store(batch(1)))
                .isInstanceOfSatisfying(FlowBrokenException.class, broken -> assertThat(broken.fault())
                        .isEqualTo(new Fault.Unexplained("22021")));
    }

    private void refuse(List<Delivery> batch, Set<Long> bad, String state) {
        boolean refused =
                batch.stream().filter(Delivery.OfUser.class::isInstance).anyMatch(next -> bad.contains(sequence(next)));
        if (refused) {
            throw new IllegalStateException(new SQLException("refused", state));
        }
        stored.addAll(batch);
    }

    private static List<Delivery> batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Service.delivery(Sample.of(i, i).record()))
                .toList();
    }

    private static long sequence(Delivery delivery) {
        if (delivery instanceof Delivery.OfUser ofUser) {
            EnrichedRecord user = ofUser.user();
            return user.coordinates().sequence();
        }
        return delivery instanceof Delivery.Rejected rejected
                        && rejected.rejected().coordinates() != null
                ? rejected.rejected().coordinates().sequence()
                : -1;
    }
}
