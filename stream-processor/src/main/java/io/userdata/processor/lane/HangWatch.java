package io.userdata.processor.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells when a query that should run hangs: for long it has neither ended a batch nor processed a row. For one thread. */
final class HangWatch {
    private final Duration hangsAfter;
    private long rows;
    private Instant signAt = Instant.EPOCH;

    HangWatch(Duration hangsAfter) {
        this.hangsAfter = hangsAfter;
    }

    /**
     * Returns for how long there was no sign of life; empty while that is no cause to start the query again, and until it
     * was as long once more.
     *
     * @param batchAt when a batch last ended; null: never
     * @param rowsNow all rows that were ever processed
     */
    Optional<Duration> silence(LaneState state, @Nullable Instant batchAt, long rowsNow, Instant now) {
        if (rowsNow != rows) {
            rows = rowsNow;
            signAt = now;
        }
        if (!(state instanceof LaneState.Running running)) {
            return Optional.empty();
        }
        Instant last = Stream.of(signAt, running.since(), batchAt == null ? Instant.EPOCH : batchAt)
                .max(Instant::compareTo)
                .orElseThrow();
        Duration silence = Duration.between(last, now);
        if (silence.compareTo(hangsAfter) <= 0) {
            return Optional.empty();
        }
        signAt = now;
        return Optional.of(silence);
    }
}
