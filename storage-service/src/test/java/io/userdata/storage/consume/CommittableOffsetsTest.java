package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommittableOffsetsTest {
    private static final TopicPartition ONE = new TopicPartition("users.enriched.live", 1);
    private static final TopicPartition TWO = new TopicPartition("users.enriched.live", 2);

    private final CommittableOffsets offsets = new CommittableOffsets();

    @Test
    void theEndOfATransactionBehindStoredRecordsIsCommittedWithThem() {
        offsets.polled(read(ONE, 7, 5, 6));

        assertThat(offsets.extended(commit(ONE, 7))).isEqualTo(commit(ONE, 7));
        offsets.polled(read(ONE, 8));
        assertThat(offsets.extended(commit(ONE, 7))).isEqualTo(commit(ONE, 8));
    }

    @Test
    void nothingIsCommittedPastRecordsThatAreNotStored() {
        offsets.polled(read(ONE, 8, 5, 6));
        offsets.polled(read(ONE, 9));

        assertThat(offsets.extended(Map.of())).isEmpty();
        assertThat(offsets.extended(commit(ONE, 6))).isEqualTo(commit(ONE, 6));
        offsets.committed(commit(ONE, 6));
        assertThat(offsets.extended(Map.of())).isEmpty();
    }

    @Test
    void anEndWithoutRecordsIsCommittedUnlessItWasAlready() {
        offsets.polled(read(ONE, 8));

        assertThat(offsets.extended(Map.of())).isEqualTo(commit(ONE, 8));
        offsets.committed(commit(ONE, 8));
        assertThat(offsets.extended(Map.of())).isEmpty();
    }

    @Test
    void aBatchOfOnePartitionDoesNotKeepAnother() {
        offsets.polled(read(ONE, 8, 5, 6));
        offsets.polled(read(TWO, 3));

        assertThat(offsets.extended(Map.of())).isEqualTo(commit(TWO, 3));
    }

    @Test
    void whatIsReadAgainIsNotCommittedBefore() {
        offsets.polled(read(ONE, 8, 5, 6));
        offsets.sought(ONE);
        assertThat(offsets.extended(Map.of())).isEmpty();

        offsets.polled(read(ONE, 6, 5));
        assertThat(offsets.extended(Map.of())).isEmpty();
        assertThat(offsets.extended(commit(ONE, 6))).isEqualTo(commit(ONE, 6));
    }

    @Test
    void aPartitionOfAnotherConsumerIsForgotten() {
        offsets.polled(read(ONE, 8));
        offsets.retain(List.of(TWO));

        assertThat(offsets.extended(Map.of())).isEmpty();
    }

    private static Map<TopicPartition, OffsetAndMetadata> commit(TopicPartition partition, long offset) {
        return Map.of(partition, new OffsetAndMetadata(offset));
    }

    private static ConsumerRecords<byte[], byte[]> read(TopicPartition partition, long next, long... read) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        if (read.length > 0) {
            records.put(
                    partition,
                    LongStream.of(read)
                            .mapToObj(offset -> new ConsumerRecord<>(
                                    partition.topic(), partition.partition(), offset, new byte[0], new byte[0]))
                            .toList());
        }
        return new ConsumerRecords<>(records, commit(partition, next));
    }
}
