package io.userdata.storage.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.fixture.StorageInstance;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills topics in a transaction, so that readers see nothing until the filling ends, and then everything at once. */
final class TopicFiller implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    TopicFiller(String bootstrapServers, String name) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        name,
                        "transaction.timeout.ms",
                        600_000,
                        "compression.type",
                        "lz4",
                        "batch.size",
                        256 * 1024,
                        "linger.ms",
                        50),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    void fill(String topic, List<EnrichedRecord> records) {
        fill(topic, records, StorageInstance.JSON::writeValueAsBytes);
    }

    /** Fills it with records in another form. */
    void fill(String topic, List<EnrichedRecord> records, Function<EnrichedRecord, byte[]> form) {
        producer.beginTransaction();
        for (EnrichedRecord next : records) {
            byte[] key = next.userId().toString().getBytes(US_ASCII);
            producer.send(new ProducerRecord<>(topic, next.coordinates().partition(), key, form.apply(next)));
        }
        producer.flush();
    }

    void show() {
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
