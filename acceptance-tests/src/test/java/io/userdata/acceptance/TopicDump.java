package io.userdata.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads every record of every topic, aborted ones included. */
final class TopicDump {
    private TopicDump() {}

    /** Gives topic and text of each record (key, headers, value) to the reader; returns how many there were. */
    static long read(String bootstrap, Consumer<String> reader) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_uncommitted");
        long count = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.listTopics()
                    .forEach((topic, infos) ->
                            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    reader.accept(text(record));
                    count++;
                }
            }
        }
        return count;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder(record.topic()).append(' ');
        append(text, record.key());
        record.headers().forEach(header -> append(text.append(header.key()).append('='), header.value()));
        append(text, record.value());
        return text.toString();
    }

    private static void append(StringBuilder text, byte @Nullable [] bytes) {
        if (bytes != null) {
            text.append(new String(bytes, UTF_8)).append(' ');
        }
    }
}
