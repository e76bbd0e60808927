package io.userdata.processor.lane;

import io.userdata.starter.topic.KafkaProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Passes over what no reader of committed records ever sees at the end of a partition: the marks of transactions and
 * aborted records. A continuous query's offset stays before them until the next record comes, and an idle lane would seem
 * to be behind.
 */
final class TransactionMarkerSkipper implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int LOOKS = 4;

    private final KafkaConsumer<byte[], byte[]> consumer;

    TransactionMarkerSkipper(KafkaProperties kafka, Set<TopicPartition> partitions) {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.partition.fetch.bytes", "1"); // one batch, however small
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions);
    }

    /** Returns, for each of these offsets, that of the next record to come, or the end where there is none. */
    Map<TopicPartition, Long> pass(Map<TopicPartition, Long> offsets, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> passed = new HashMap<>(offsets);
        Set<TopicPartition> open = new HashSet<>(offsets.keySet());
        open.removeIf(partition -> !isBefore(partition, passed, ends));
        consumer.pause(consumer.assignment());
        open.forEach(partition -> consumer.seek(partition, offsets.getOrDefault(partition, 0L)));
        consumer.resume(open);
        for (int look = 0; look < LOOKS && !open.isEmpty(); look++) {
            Set<TopicPartition> waiting = consumer.poll(LOOK).partitions();
            consumer.pause(waiting);
            open.removeAll(waiting);
            open.forEach(partition -> passed.put(partition, consumer.position(partition)));
            open.removeIf(partition -> !isBefore(partition, passed, ends));
        }
        return passed;
    }

    private static boolean isBefore(
            TopicPartition partition, Map<TopicPartition, Long> offsets, Map<TopicPartition, Long> ends) {
        return offsets.getOrDefault(partition, 0L) < ends.getOrDefault(partition, 0L);
    }

    @Override
    public void close() {
        consumer.close(Duration.ZERO);
    }
}
