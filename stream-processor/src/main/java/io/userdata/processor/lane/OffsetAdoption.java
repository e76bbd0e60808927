package io.userdata.processor.lane;

import io.userdata.events.topic.Topics;
import io.userdata.processor.checkpoint.Checkpoint;
import io.userdata.processor.checkpoint.ProcessedOffsets;
import io.userdata.processor.query.QueryLane;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins a lane's checkpoint anew where the old one, or else the group in Kafka, says that it had come. */
final class OffsetAdoption {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetAdoption.class);

    private final QueryLane lane;
    private final String topic;
    private final Supplier<KafkaOffsetClient> kafka;
    private final Clock clock;
    private volatile @Nullable OffsetAdoptionResult last;

    OffsetAdoption(QueryLane lane, Supplier<KafkaOffsetClient> kafka, Clock clock) {
        this.lane = lane;
        this.topic = Topics.raw(lane.lane());
        this.kafka = kafka;
        this.clock = clock;
    }

    /** The last one since this process started; null: none. */
    @Nullable
    OffsetAdoptionResult last() {
        return last;
    }

    /**
     * Begins a checkpoint where there is none at the offsets of the group in Kafka; does nothing where the group has none.
     * Only while the lane's query is stopped.
     */
    void replaceMissing(int partitions) throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Map<Integer, Long> committed = kafka.get().committed(LaneBacklog.GROUP, topic);
        if (!committed.isEmpty()) {
            OffsetAdoptionResult adopted = begin("group", committed, partitions);
            LOG.atWarn()
                    .addKeyValue("lane", adopted.lane())
                    .addKeyValue("offsets", adopted.offsets())
                    .log("the checkpoint is missing; the lane starts at the offsets of its group in Kafka");
        }
    }

    /** Does it; only while the lane's query is stopped. */
    OffsetAdoptionResult adopt(int partitions)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Optional<ProcessedOffsets> known = lane.checkpoint().lastReadable();
        Map<Integer, Long> processed =
                known.isPresent() ? known.get().offsets() : kafka.get().committed(LaneBacklog.GROUP, topic);
        String from = known.isPresent() ? "checkpoint" : processed.isEmpty() ? "beginning" : "group";
        return begin(from, processed, partitions);
    }

    private OffsetAdoptionResult begin(String from, Map<Integer, Long> processed, int partitions)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Map<Integer, Long> startAt = possible(processed, kafka.get().ends(topic, partitions));
        String keptAs = lane.checkpoint().beginAnew(startAt, clock.instant());
        OffsetAdoptionResult adopted = new OffsetAdoptionResult(lane.lane().text(), from, startAt, keptAs);
        last = adopted;
        return adopted;
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
