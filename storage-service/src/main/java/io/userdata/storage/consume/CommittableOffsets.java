package io.userdata.storage.consume;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps which offsets of a consumer may be committed: past the end of a transaction, which takes an offset too, and
 * never past a record that was handed out and is not committed yet. Not safe for use by several threads.
 */
final class CommittableOffsets {
    /** Where each partition goes on after what was read of it. */
    private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    /** The offset after the last record that was handed out and not committed. */
    private final Map<TopicPartition, Long> handedOut = new HashMap<>();

    /** Remembers what a poll has read. */
    void polled(ConsumerRecords<byte[], byte[]> records) {
        next.putAll(records.nextOffsets());
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> read = records.records(partition);
            handedOut.put(partition, read.get(read.size() - 1).offset() + 1);
        }
    }

    /** Answers what to commit instead of these offsets: these, and what lies behind them without a record. */
    Map<TopicPartition, OffsetAndMetadata> extended(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> extended = new HashMap<>(offsets);
        next.forEach((partition, after) -> {
            OffsetAndMetadata offset = offsets.get(partition);
            Long stored = handedOut.get(partition);
            if (stored == null || (offset != null && offset.offset() >= stored)) {
                extended.merge(partition, after, CommittableOffsets::later);
            }
        });
        return extended;
    }

    /** Forgets what has been committed. */
    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            handedOut.computeIfPresent(partition, (same, stored) -> offset.offset() >= stored ? null : stored);
            next.computeIfPresent(partition, (same, after) -> offset.offset() >= after.offset() ? null : after);
        });
    }

    /** Forgets a partition that is to be read from another offset: what was read of it comes again. */
    void sought(TopicPartition partition) {
        next.remove(partition);
        handedOut.remove(partition);
    }

    /** Forgets all partitions but these. */
    void retain(Collection<TopicPartition> assigned) {
        next.keySet().retainAll(assigned);
        handedOut.keySet().retainAll(assigned);
    }

    private static OffsetAndMetadata later(OffsetAndMetadata one, OffsetAndMetadata other) {
        return one.offset() >= other.offset() ? one : other;
    }
}
