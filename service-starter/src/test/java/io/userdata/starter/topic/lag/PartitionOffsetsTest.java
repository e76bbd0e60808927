package io.userdata.starter.topic.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionOffsetsTest {
    private static final TopicPartition FIRST = new TopicPartition("users", 0);
    private static final TopicPartition SECOND = new TopicPartition("users", 1);
    private static final PartitionOffsets OFFSETS = new PartitionOffsets(
            Map.of(FIRST, 3L, SECOND, 0L), Map.of(FIRST, 10L, SECOND, 4L, new TopicPartition("others", 0), 99L));

    @Test
    void partitionWithoutACommitIsUnreadFromItsBeginning() {
        assertThat(OFFSETS.progress("users", Map.of(SECOND, 1L)).unread()).isEqualTo(7 + 3);
    }

    @Test
    void whatRetentionHasDeletedIsNotUnread() {
        assertThat(OFFSETS.progress("users", Map.of(FIRST, 1L, SECOND, 4L)).unread())
                .isEqualTo(7);
    }

    @Test
    void offsetsOfOneTopicAreAddedUp() {
        TopicPartition other = new TopicPartition("others", 0);
        assertThat(OFFSETS.progress("users", Map.of(FIRST, 5L, SECOND, 4L, other, 70L))
                        .offset())
                .isEqualTo(9);
    }

    @Test
    void topicMadeAnewIsNotBehindLessThanNothing() {
        assertThat(OFFSETS.progress("users", Map.of(FIRST, 50L, SECOND, 4L)).unread())
                .isZero();
    }
}
