package io.userdata.processor.pipeline;

import io.userdata.events.topic.Topics;
import io.userdata.processor.checkpoint.Checkpoint;
import io.userdata.processor.checkpoint.Processed;
import io.userdata.processor.query.QueryLane;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Begins a lane's checkpoint anew where the old one, or else the group in Kafka, says that it had come. */
final class OffsetAdoption {
    private final QueryLane lane;
    private final String topic;
    private final Supplier<KafkaOffsets> kafka;
    private final Clock clock;

    OffsetAdoption(QueryLane lane, Supplier<KafkaOffsets> kafka, Clock clock) {
        this.lane = lane;
        this.topic = Topics.raw(lane.lane());
        this.kafka = kafka;
        this.clock = clock;
    }

    /** Does it; only while the lane's query is stopped. */
    Adopted adopt(int partitions) throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Checkpoint checkpoint = lane.checkpoint();
        Optional<Processed> known = checkpoint.lastReadable();
        Map<Integer, Long> processed =
                known.isPresent() ? known.get().offsets() : kafka.get().committed(Backlog.GROUP, topic);
        Map<Integer, Long> startAt = possible(processed, kafka.get().ends(topic, partitions));
        String keptAs = checkpoint.beginAnew(startAt, clock.instant());
        String from = known.isPresent() ? "checkpoint" : processed.isEmpty() ? "beginning" : "group";
        return new Adopted(lane.lane().text(), from, startAt, keptAs);
    }

    /** Where a topic ends before an offset it was made anew: all of it is new. */
    private static Map<Integer, Long> possible(Map<Integer, Long> processed, Map<Integer, Long> ends) {
        Map<Integer, Long> startAt = new TreeMap<>();
        ends.forEach((partition, end) -> {
            long offset = processed.getOrDefault(partition, Checkpoint.EARLIEST);
            startAt.put(partition, offset > end ? Checkpoint.EARLIEST : offset);
        });
        return startAt;
    }
}
