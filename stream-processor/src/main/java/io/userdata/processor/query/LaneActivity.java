package io.userdata.processor.query;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What Spark last said about a lane's query. */
public final class LaneActivity {
    private final Set<Long> tasks = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Instant seenAt;
    private volatile @Nullable Batch lastBatch;

    /** When the query last ended a batch or found nothing to do; null: never, or it is continuous. */
    public @Nullable Instant seenAt() {
        return seenAt;
    }

    /** The last batch that held rows; null: none since this process started, or the query is continuous. */
    public @Nullable Batch lastBatch() {
        return lastBatch;
    }

    /** How many of its tasks run at this moment. */
    public int tasks() {
        return tasks.size();
    }

    /** A query has one job at a time: what is still counted of the last one was never heard of again. */
    void jobStarted() {
        tasks.clear();
    }

    void taskStarted(long task) {
        tasks.add(task);
    }

    void taskEnded(long task) {
        tasks.remove(task);
    }

    void idle(Instant now) {
        seenAt = now;
    }

    void ended(Batch batch) {
        seenAt = batch.endedAt();
        lastBatch = batch;
    }

    /** A batch as it ended. */
    public record Batch(long id, Instant endedAt, long rows, long durationMs) {}
}
