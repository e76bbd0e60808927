package io.userdata.processor.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Spark last said about a lane's query. */
public final class LaneActivity {
    private volatile @Nullable Instant seenAt;
    private volatile @Nullable Batch lastBatch;

    /** When the query last ended a batch or found nothing to do; null: never. */
    public @Nullable Instant seenAt() {
        return seenAt;
    }

    /** The last batch that held rows; null: none since this process started. */
    public @Nullable Batch lastBatch() {
        return lastBatch;
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
