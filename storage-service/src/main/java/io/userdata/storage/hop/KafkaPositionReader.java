package io.userdata.storage.hop;

import static java.util.stream.Collectors.toMap;

import io.userdata.storage.kafka.KafkaClientSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Asks the broker; throws KafkaException where it does not answer. */
final class KafkaPositionReader implements PositionReader, AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int LOOKS = 4;

    private final KafkaClientSettings kafka;
    private final Admin admin;

    KafkaPositionReader(KafkaClientSettings kafka) {
        this.kafka = kafka;
        this.admin = Admin.create(kafka.positionAdmin());
    }

    @Override
    public Map<TopicPartition, Long> ends(List<String> topics) {
        List<TopicPartition> partitions = answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        return at(OffsetSpec.latest(), partitions);
    }

    @Override
    public Set<TopicPartition> unread(String group, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> next = at(OffsetSpec.earliest(), ends.keySet());
        committed(group).forEach((partition, offset) -> next.merge(partition, offset, Math::max));
        Set<TopicPartition> behind = new HashSet<>(ends.keySet());
        behind.removeIf(partition -> isPast(partition, next.getOrDefault(partition, 0L), ends));
        return behind.isEmpty() ? behind : withRecords(behind, next, ends);
    }

    private Map<TopicPartition, Long> at(OffsetSpec spec, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(toMap(Function.identity(), partition -> spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listOffsets(asked).all()).forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /** The broker names partitions without a commit too, with nothing. */
    private Map<TopicPartition, Long> committed(String group) {
        Map<TopicPartition, OffsetAndMetadata> found =
                answer(admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(group));
        return found.entrySet().stream()
                .filter(entry -> Objects.nonNull(entry.getValue()))
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /**
     * Of partitions that a group seems to be behind on, those with a record that it has not read: what no reader of
     * committed records ever sees, the marks of transactions and aborted records, does not count.
     */
    private Set<TopicPartition> withRecords(
            Set<TopicPartition> behind, Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.positionConsumer())) {
            Set<TopicPartition> open = new HashSet<>(behind);
            consumer.assign(behind);
            behind.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition, 0L)));
            for (int look = 0; look < LOOKS && !open.isEmpty(); look++) {
                Set<TopicPartition> unread = consumer.poll(LOOK).partitions();
                consumer.pause(unread);
                open.removeAll(unread);
                Set<TopicPartition> passed = new HashSet<>(open);
                passed.removeIf(partition -> !isPast(partition, consumer.position(partition), ends));
                open.removeAll(passed);
                behind.removeAll(passed);
            }
            return behind;
        }
    }

    private static boolean isPast(TopicPartition partition, long offset, Map<TopicPartition, Long> ends) {
        return offset >= ends.getOrDefault(partition, 0L);
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
