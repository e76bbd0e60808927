package io.userdata.storage.consume;

import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * Static members that leave their group when they are closed: others take the partitions of an instance that stops at
 * once, and only those of one that is killed wait for it.
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
        LeavingConsumer(Map<String, Object> configuration) {
            super(configuration);
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
