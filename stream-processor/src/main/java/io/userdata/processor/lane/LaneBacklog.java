package io.userdata.processor.lane;

import io.userdata.events.topic.Topics;
import io.userdata.processor.checkpoint.Checkpoint;
import io.userdata.processor.checkpoint.ProcessedOffsets;
import io.userdata.processor.query.QueryLane;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Counts what a lane has not yet processed and tells Kafka how far it has come, where any tool for lag looks. */
final class LaneBacklog {
    /** The consumer group whose offsets are those of both lanes; no consumer ever joins it. */
    static final String GROUP = "stream-processor";

    private final String topic;
    private final Checkpoint checkpoint;
    private final Clock clock;
    private volatile OptionalLong behind = OptionalLong.empty();
    private volatile @Nullable ProcessedOffsets processed;
    private volatile @Nullable Instant movedAt;

    LaneBacklog(QueryLane lane, Clock clock) {
        this.topic = Topics.raw(lane.lane());
        this.checkpoint = lane.checkpoint();
        this.clock = clock;
    }

    /** The records behind as last counted; empty when they could not be. */
    OptionalLong behind() {
        return behind;
    }

    /** How far the query had come when it was last counted; null: not even through its first batch. */
    @Nullable
    ProcessedOffsets processed() {
        return processed;
    }

    /** When the last batch was seen to have ended; null: never. */
    @Nullable
    Instant movedAt() {
        return movedAt;
    }

    void count(KafkaOffsetClient kafka, TransactionMarkerSkipper marks, int partitions) throws InterruptedException {
        try {
            Optional<ProcessedOffsets> last = checkpoint.processed();
            if (last.isPresent()) {
                moved(last.get());
            }
            Map<Integer, Long> ends = kafka.ends(topic, partitions);
            Map<Integer, Long> at = kafka.beginnings(topic, partitions);
            last.ifPresent(known -> at.putAll(passed(marks, known.offsets(), ends)));
            behind = OptionalLong.of(distance(at, ends));
            if (last.isPresent()) {
                kafka.commit(GROUP, topic, at);
            }
        } catch (IOException | ExecutionException | TimeoutException | KafkaException e) {
            behind = OptionalLong.empty(); // unknown is an answer: the gauge has no value and the API says null
        }
    }

    private void moved(ProcessedOffsets now) {
        ProcessedOffsets before = processed;
        if (before == null || before.batch() != now.batch()) {
            movedAt = clock.instant();
        }
        processed = now;
    }

    private Map<Integer, Long> passed(
            TransactionMarkerSkipper marks, Map<Integer, Long> offsets, Map<Integer, Long> ends) {
        Map<Integer, Long> passed = new HashMap<>();
        marks.pass(named(offsets), named(ends))
                .forEach((partition, offset) -> passed.put(partition.partition(), offset));
        return passed;
    }

    private Map<TopicPartition, Long> named(Map<Integer, Long> offsets) {
        Map<TopicPartition, Long> named = new HashMap<>();
        offsets.forEach((partition, offset) -> named.put(new TopicPartition(topic, partition), offset));
        return named;
    }

    private static long distance(Map<Integer, Long> at, Map<Integer, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - at.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
