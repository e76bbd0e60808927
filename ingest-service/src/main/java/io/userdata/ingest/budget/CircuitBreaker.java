package io.userdata.ingest.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets nothing through for a while after a number of faults in a row, then one request that tries. */
final class CircuitBreaker {
    private final int most;
    private final Duration open;
    private int faults;
    private @Nullable Instant closedUntil;

    CircuitBreaker(int most, Duration open) {
        this.most = most;
        this.open = open;
    }

    /** Until when nothing may go through; empty: now something may. */
    Optional<Instant> closedUntil(Instant now) {
        return Optional.ofNullable(closedUntil).filter(now::isBefore);
    }

    /** A request goes out; if it is the one that tries, others wait for what comes of it. */
    void tried(Instant now) {
        if (closedUntil != null) {
            closedUntil = now.plus(open);
        }
    }

    void answered() {
        faults = 0;
        closedUntil = null;
    }

    void failed(Instant now) {
        faults++;
        if (most > 0 && faults >= most) {
            closedUntil = now.plus(open);
        }
    }
}
