package io.userdata.processor.lane;

import static java.util.stream.Collectors.toMap;

import io.userdata.starter.topic.KafkaProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka where a topic begins and ends for a reader of committed records, and keeps how far a group has come. */
final class KafkaOffsetClient implements AutoCloseable {
    private static final int ANSWER_SECONDS = 5;

    private final Admin admin;

    KafkaOffsetClient(KafkaProperties kafka) {
        this.admin = Admin.create(kafka.client());
    }

    Map<Integer, Long> ends(String topic, int partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        return offsets(topic, partitions, OffsetSpec.latest());
    }

    Map<Integer, Long> beginnings(String topic, int partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        return offsets(topic, partitions, OffsetSpec.earliest());
    }

    /** How far a group has come, by partition of the topic; a partition that it never told of is absent. */
    Map<Integer, Long> committed(String group, String topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<Integer, Long> committed = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(topic) && offset != null) {
                        committed.put(partition.partition(), offset.offset());
                    }
                });
        return committed;
    }

    void commit(String group, String topic, Map<Integer, Long> offsets)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> told = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> told.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
        admin.alterConsumerGroupOffsets(group, told).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private Map<Integer, Long> offsets(String topic, int partitions, OffsetSpec spec)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(toMap(Function.identity(), partition -> spec));
        return admin
                .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(toMap(entry -> entry.getKey().partition(), entry -> entry.getValue()
                        .offset()));
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ZERO);
    }
}
