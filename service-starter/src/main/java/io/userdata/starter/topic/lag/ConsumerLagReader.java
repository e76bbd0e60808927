package io.userdata.starter.topic.lag;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker how far groups are behind. */
final class ConsumerLagReader {
    private final List<LagProperties.Group> groups;
    private final long answerMillis;

    ConsumerLagReader(LagProperties properties) {
        this.groups = properties.groups();
        this.answerMillis = properties.answerWithin().toMillis();
    }

    /** Returns how far each group has come in each of its topics. */
    Map<GroupTopic, GroupProgress> read(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        List<TopicPartition> partitions = partitions(admin);
        PartitionOffsets offsets = new PartitionOffsets(
                at(OffsetSpec.earliest(), partitions, admin), at(OffsetSpec.latest(), partitions, admin));
        Map<GroupTopic, GroupProgress> read = new LinkedHashMap<>();
        for (LagProperties.Group group : groups) {
            Map<TopicPartition, Long> committed = committed(group.id(), admin);
            group.topics()
                    .forEach(topic -> read.put(new GroupTopic(group.id(), topic), offsets.progress(topic, committed)));
        }
        return read;
    }

    private List<TopicPartition> partitions(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> topics = groups.stream()
                .flatMap(group -> group.topics().stream())
                .distinct()
                .toList();
        return answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<TopicPartition, Long> at(OffsetSpec spec, List<TopicPartition> partitions, Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(toMap(Function.identity(), partition -> spec));
        ListOffsetsOptions committedOnly = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        return answer(admin.listOffsets(asked, committedOnly).all()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, found -> found.getValue().offset()));
    }

    /** The broker names partitions without a commit too, with nothing. */
    private Map<TopicPartition, Long> committed(String group, Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> found =
                answer(admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(group));
        Map<TopicPartition, Long> committed = new HashMap<>();
        found.forEach((partition, offset) -> {
            if (Objects.nonNull(offset)) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    private <T> T answer(KafkaFuture<T> asked) throws InterruptedException, ExecutionException, TimeoutException {
        return asked.get(answerMillis, TimeUnit.MILLISECONDS);
    }
}
