package io.userdata.ingest.run.worker.commit;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.model.RunRecordCodec;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a partition of {@code ingest.runs} to its end. */
public final class RunStateLoader {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int SILENT_POLLS = 20;

    private final KafkaProperties kafka;
    private final RunProperties properties;
    private final RunRecordCodec codec = new RunRecordCodec();

    public RunStateLoader(KafkaProperties kafka, RunProperties properties) {
        this.kafka = kafka;
        this.properties = properties;
    }

    /**
     * What was read.
     *
     * @param nextCommand the first offset of the partition of {@code ingest.commands} that is not in the state
     */
    public record Loaded(RunStateStore state, long nextCommand) {}

    /**
     * Reads all that is committed. A record that is not readable is an error, because an instance may not own a
     * partition that it cannot read.
     */
    public Loaded load(int partition) {
        try (Consumer<byte[], byte[]> consumer = open()) {
            TopicPartition runs = new TopicPartition(Topics.RUNS, partition);
            consumer.assign(List.of(runs));
            consumer.seekToBeginning(List.of(runs));
            RunStateStore state = read(consumer, runs);
            return new Loaded(state, nextCommand(consumer, partition));
        }
    }

    private RunStateStore read(Consumer<byte[], byte[]> consumer, TopicPartition runs) {
        RunStateStore state = new RunStateStore();
        long end = consumer.endOffsets(List.of(runs)).getOrDefault(runs, 0L);
        int silent = 0;
        while (consumer.position(runs) < end) {
            long before = consumer.position(runs);
            consumer.poll(POLL).forEach(record -> apply(state, record));
            silent = consumer.position(runs) > before ? 0 : silent + 1;
            if (silent > SILENT_POLLS) {
                throw new TimeoutException("ingest.runs does not answer");
            }
        }
        return state;
    }

    private void apply(RunStateStore state, ConsumerRecord<byte[], byte[]> record) {
        try {
            state.apply(codec.read(record.key(), record.value()));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "ingest.runs is not readable at partition " + record.partition() + ", offset " + record.offset(),
                    e);
        }
    }

    private static long nextCommand(Consumer<byte[], byte[]> consumer, int partition) {
        TopicPartition commands = new TopicPartition(Topics.COMMANDS, partition);
        OffsetAndMetadata committed = consumer.committed(Set.of(commands)).get(commands);
        return committed == null ? 0 : committed.offset();
    }

    private Consumer<byte[], byte[]> open() {
        Map<String, Object> settings = kafka.consumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                properties.groupId(),
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
