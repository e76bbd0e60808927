package io.userdata.ingest.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Publishes under the transactional id of one partition of runs: an instance that opens it later fences this one. After
 * any exception the outcome is unknown and it must be closed and opened anew.
 */
public final class TransactionalPublisher implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final Runnable closed;

    /** Publishes by a producer of its own; {@code closed} runs when that is closed. */
    TransactionalPublisher(Producer<byte[], byte[]> producer, Runnable closed) {
        this.producer = producer;
        this.closed = closed;
    }

    /** Ends what a former owner left open and keeps it from publishing anything more. */
    public void fence() {
        producer.initTransactions();
    }

    /** Publishes all of the records or none. */
    public void publish(List<ProducerRecord<byte[], byte[]>> records) {
        producer.beginTransaction();
        send(records);
        producer.commitTransaction();
    }

    /** Publishes all of the records together with a consumer's position, or neither. */
    public void publish(
            List<ProducerRecord<byte[], byte[]>> records, TopicPartition consumed, long nextOffset, String group) {
        producer.beginTransaction();
        send(records);
        producer.sendOffsetsToTransaction(
                Map.of(consumed, new OffsetAndMetadata(nextOffset)), new ConsumerGroupMetadata(group));
        producer.commitTransaction();
    }

    /** A page may take longer than the commit itself may wait. */
    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        records.forEach(producer::send);
        producer.flush();
    }

    @Override
    public void close() {
        try {
            producer.close(FAREWELL);
        } finally {
            closed.run();
        }
    }
}
