package io.userdata.processor.pipeline;

import io.userdata.events.topic.Topics;
import io.userdata.processor.query.QueryLane;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Counts what a lane has not yet processed; the marks of Kafka's transactions count as records until they are passed. */
final class Backlog {
    private final String topic;
    private final CheckpointOffsets processed;
    private volatile OptionalLong behind = OptionalLong.empty();

    Backlog(QueryLane lane) {
        this.topic = Topics.raw(lane.lane());
        this.processed = new CheckpointOffsets(lane.checkpoint());
    }

    /** The records behind as last counted; empty when they could not be. */
    OptionalLong behind() {
        return behind;
    }

    void count(RawTopicEnds kafka, int partitions) throws InterruptedException {
        try {
            Map<Integer, Long> ends = kafka.ends(topic, partitions);
            Map<Integer, Long> starts = kafka.beginnings(topic, partitions);
            starts.putAll(processed.read(topic));
            behind = OptionalLong.of(ends.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - starts.getOrDefault(end.getKey(), 0L)))
                    .sum());
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            behind = OptionalLong.empty(); // unknown is an answer: the gauge has no value and the API says null
        }
    }
}
