package io.userdata.starter.topic.lag;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Where partitions begin and end.
 *
 * @param ends for a reader of committed records
 */
record PartitionOffsets(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
    /**
     * Returns how far a group has come in a topic.
     *
     * @param committed where a group goes on; a partition that it has never committed is not in it
     */
    GroupProgress progress(String topic, Map<TopicPartition, Long> committed) {
        return new GroupProgress(unread(topic, committed), offset(topic, committed));
    }

    private static long offset(String topic, Map<TopicPartition, Long> committed) {
        return committed.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long unread(String topic, Map<TopicPartition, Long> committed) {
        return ends.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .mapToLong(partition -> unread(partition, committed.getOrDefault(partition, 0L)))
                .sum();
    }

    private long unread(TopicPartition partition, long committed) {
        long next = Math.max(committed, beginnings.getOrDefault(partition, 0L));
        return Math.max(0, ends.getOrDefault(partition, 0L) - next);
    }
}
