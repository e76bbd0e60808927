package io.userdata.ingest.run.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CatchUpBarrierTest {
    private static final TopicPartition PARTITION = new TopicPartition("ingest.runs", 0);
    private final CatchUpBarrier marks = new CatchUpBarrier();

    @Test
    void aMarkIsPassedAtTheEndAsItWasAfterItWasSet() {
        CompletableFuture<Void> first = marks.add();
        marks.place(() -> Map.of(PARTITION, 5L));
        CompletableFuture<Void> second = marks.add();
        marks.place(() -> Map.of(PARTITION, 9L));
        marks.pass(Map.of(PARTITION, 5L));
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        marks.pass(Map.of(PARTITION, 9L));
        assertThat(second).isCompleted();
        assertThat(marks.isEmpty()).isTrue();
    }

    @Test
    void aMarkThatIsSetWhileTheEndIsAskedForWaitsForTheNextOne() {
        CompletableFuture<?>[] late = new CompletableFuture<?>[1];
        marks.place(() -> {
            late[0] = marks.add();
            return Map.of(PARTITION, 0L);
        });
        marks.pass(Map.of(PARTITION, 0L));
        assertThat(late[0]).isNotDone();
    }

    @Test
    void aMarkWithoutAWaitingCallerIsForgotten() {
        marks.add().cancel(false);
        marks.pass(Map.of());
        assertThat(marks.isEmpty()).isTrue();
    }
}
