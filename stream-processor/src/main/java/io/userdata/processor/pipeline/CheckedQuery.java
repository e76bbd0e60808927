package io.userdata.processor.pipeline;

import io.userdata.events.topic.Topics;
import io.userdata.processor.query.LaneQuery;
import io.userdata.processor.query.QueryFailedException;
import io.userdata.processor.query.QueryLane;
import io.userdata.processor.query.RunningQuery;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Starts a lane's query only on a checkpoint that its topic has not fallen behind: Spark would pass over every new record
 * up to the checkpoint's offset without a word.
 */
final class CheckedQuery implements LaneQuery {
    private final LaneQuery query;
    private final String topic;
    private final CheckpointOffsets processed;
    private final Supplier<RawTopicEnds> kafka;

    CheckedQuery(QueryLane lane, Supplier<RawTopicEnds> kafka) {
        this.query = lane.query();
        this.topic = Topics.raw(lane.lane());
        this.processed = new CheckpointOffsets(lane.checkpoint());
        this.kafka = kafka;
    }

    @Override
    public RunningQuery start() throws QueryFailedException {
        try {
            check();
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new QueryFailedException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryFailedException(e);
        }
        return query.start();
    }

    private void check() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Map<Integer, Long> offsets = processed.read(topic);
        if (offsets.isEmpty()) {
            return;
        }
        Map<Integer, Long> ends = kafka.get().ends(topic, offsets.size());
        offsets.forEach((partition, offset) -> {
            long end = ends.getOrDefault(partition, 0L);
            if (offset > end) {
                throw new CheckpointAheadException(topic, partition, offset, end);
            }
        });
    }
}
