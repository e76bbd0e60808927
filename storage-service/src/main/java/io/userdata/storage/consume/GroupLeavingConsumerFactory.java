package io.userdata.storage.consume;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * Creates consumers that leave their group when they are closed and that commit past the ends of transactions.
 *
 * <p>Static members that leave: others take the partitions of an instance that stops at once, and only those of one
 * that is killed wait for it. The end of a transaction takes an offset: without committing past it a group is never
 * seen to have caught up. The container's own {@code fixTxOffsets} commits whatever was read, also a batch that is
 * being tried again while the container stops or its group rebalances: such a batch would be lost.
 */
final class GroupLeavingConsumerFactory extends DefaultKafkaConsumerFactory<byte[], byte[]> {
    GroupLeavingConsumerFactory(Map<String, Object> configuration) {
        super(configuration);
    }

    @Override
    protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> configuration) {
        return new LeavingConsumer(configuration);
    }

    private final class LeavingConsumer extends ExtendedKafkaConsumer {
        private final CommittableOffsets offsets = new CommittableOffsets();

        LeavingConsumer(Map<String, Object> configuration) {
            super(configuration);
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
            offsets.polled(records);
            offsets.retain(assignment());
            if (records.isEmpty()) {
                commitEndsOfTransactions();
            }
            return records;
        }

        private void commitEndsOfTransactions() {
            Map<TopicPartition, OffsetAndMetadata> ends = offsets.extended(Map.of());
            if (!ends.isEmpty()) {
                commitAsync(ends, (committed, failure) -> {
                    if (failure == null) {
                        offsets.committed(committed);
                    }
                });
            }
        }

        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> stored, Duration timeout) {
            Map<TopicPartition, OffsetAndMetadata> extended = offsets.extended(stored);
            super.commitSync(extended, timeout);
            offsets.committed(extended);
        }

        @Override
        public void seek(TopicPartition partition, long offset) {
            offsets.sought(partition);
            super.seek(partition, offset);
        }

        /** Before it closes it, the container calls this: a static member would forget who it is, and could not leave. */
        @Override
        public void unsubscribe() {}

        @Override
        public void close() {
            close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
