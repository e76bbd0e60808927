package io.userdata.starter.topic.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetsTest {
    private static final TopicPartition FIRST = new TopicPartition("users", 0);
    private static final TopicPartition SECOND = new TopicPartition("users", 1);
    private static final Offsets OFFSETS = new Offsets(
            Map.of(FIRST, 3L, SECOND, 0L), Map.of(FIRST, 10L, SECOND, 4L, new TopicPartition("others", 0), 99L));

    @Test
    void partitionWithoutACommitIsUnreadFromItsBeginning() {
        assertThat(OFFSETS.unread("users", Map.of(SECOND, 1L))).isEqualTo(7 + 3);
    }

    @Test
    void whatRetentionHasDeletedIsNotUnread() {
        assertThat(OFFSETS.unread("users", Map.of(FIRST, 1L, SECOND, 4L))).isEqualTo(7);
    }

    @Test
    void topicMadeAnewIsNotBehindLessThanNothing() {
        assertThat(OFFSETS.unread("users", Map.of(FIRST, 50L, SECOND, 4L))).isZero();
    }
}
