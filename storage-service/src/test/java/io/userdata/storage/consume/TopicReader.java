package io.userdata.storage.consume;

import static org.awaitility.Awaitility.await;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.RawRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads raw records as the processor does, for tests; only partition 0. */
final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Coordinates, ConsumerRecord<byte[], byte[]>> seen = new ConcurrentHashMap<>();

    TopicReader(String bootstrapServers, String topic) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** Awaits the record of a number, which is forgotten then. */
    ConsumerRecord<byte[], byte[]> next(Coordinates number) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    consumer.poll(Duration.ofMillis(200))
                            .forEach(record -> seen.put(
                                    StorageInstance.JSON
                                            .readValue(record.value(), RawRecord.class)
                                            .coordinates(),
                                    record));
                    return seen.containsKey(number);
                });
        return seen.remove(number);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
