package io.userdata.storage.consume;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Keeps a batch that could not be stored, pauses its partitions and tries it again; it never gives up and never skips.
 *
 * <p>Between two tries the consumer is polled, which may fail too: when Kafka refuses the service. The batch is then read
 * again from its first record; the container's own handler would go on behind it.
 */
final class BatchRetryHandler extends DefaultErrorHandler {
    BatchRetryHandler(ConsumeProperties properties) {
        super(pauses(properties));
    }

    private static ExponentialBackOff pauses(ConsumeProperties properties) {
        ExponentialBackOff pauses =
                new ExponentialBackOff(properties.retryFirst().toMillis(), 2);
        pauses.setMaxInterval(properties.retryMost().toMillis());
        pauses.setJitter(properties.retryFirst().toMillis() / 2);
        return pauses;
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        try {
            super.handleBatch(thrown, batch, consumer, container, invokeListener);
        } catch (RuntimeException e) {
            seekToBegin(batch, consumer);
            throw e;
        }
    }

    private static void seekToBegin(ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer) {
        for (TopicPartition partition : batch.partitions()) {
            List<? extends ConsumerRecord<?, ?>> records = batch.records(partition);
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.get(0).offset());
            }
        }
    }
}
