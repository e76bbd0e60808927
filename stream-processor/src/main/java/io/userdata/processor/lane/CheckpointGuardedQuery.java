package io.userdata.processor.lane;

import io.userdata.events.topic.Topics;
import io.userdata.processor.checkpoint.Checkpoint;
import io.userdata.processor.checkpoint.CheckpointAheadException;
import io.userdata.processor.checkpoint.ProcessedOffsets;
import io.userdata.processor.query.LaneQuery;
import io.userdata.processor.query.QueryFailedException;
import io.userdata.processor.query.QueryLane;
import io.userdata.processor.query.RunningQuery;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a lane's query only on a checkpoint that it can go on from: on another, Spark would fail in words that mislead,
 * fail for ever over records that are gone, or pass over new ones up to the checkpoint's offset without any.
 */
final class CheckpointGuardedQuery implements LaneQuery {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointGuardedQuery.class);

    private final LaneQuery query;
    private final String lane;
    private final String topic;
    private final Checkpoint checkpoint;
    private final Supplier<KafkaOffsetClient> kafka;
    private final OffsetAdoption adoption;
    private final IntSupplier partitions;
    private final Clock clock;

    CheckpointGuardedQuery(
            QueryLane lane,
            Supplier<KafkaOffsetClient> kafka,
            OffsetAdoption adoption,
            IntSupplier partitions,
            Clock clock) {
        this.query = lane.query();
        this.lane = lane.lane().text();
        this.topic = Topics.raw(lane.lane());
        this.checkpoint = lane.checkpoint();
        this.kafka = kafka;
        this.adoption = adoption;
        this.partitions = partitions;
        this.clock = clock;
    }

    @Override
    public RunningQuery start() throws QueryFailedException {
        try {
            if (checkpoint.isMissing()) {
                adoption.replaceMissing(partitions.getAsInt());
            }
            checkpoint.open();
            Map<Integer, Long> next = next();
            if (!next.isEmpty()) {
                refuseAhead(next);
                passGone(next);
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new QueryFailedException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryFailedException(e);
        }
        return query.start();
    }

    /** What the query would read first, by partition; empty: everything. */
    private Map<Integer, Long> next() throws IOException {
        Optional<ProcessedOffsets> processed = checkpoint.processed();
        return processed.isPresent() ? processed.get().offsets() : checkpoint.startAt();
    }

    private void refuseAhead(Map<Integer, Long> next)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<Integer, Long> ends = kafka.get().ends(topic, next.size());
        next.forEach((partition, offset) -> {
            long end = ends.getOrDefault(partition, 0L);
            if (offset > end) {
                throw new CheckpointAheadException(lane, partition, offset, end);
            }
        });
    }

    private void passGone(Map<Integer, Long> next)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Map<Integer, Long> there = new TreeMap<>(kafka.get().beginnings(topic, next.size()));
        boolean gone = false;
        for (Map.Entry<Integer, Long> first : next.entrySet()) {
            long beginning = there.getOrDefault(first.getKey(), 0L);
            long offset = first.getValue();
            if (offset != Checkpoint.EARLIEST && offset < beginning) {
                gone = true;
                warn(first.getKey(), offset, beginning);
            }
            there.merge(first.getKey(), offset, Math::max);
        }
        if (gone) {
            checkpoint.beginAnew(there, clock.instant());
        }
    }

    private void warn(int partition, long from, long to) {
        LOG.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("partition", partition)
                .addKeyValue("from", from)
                .addKeyValue("to", to)
                .log("raw records are gone before they were read; the ledgers of their runs name them");
    }
}
