package io.userdata.ingest.source.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets nothing through for a while after a number of faults in a row, then one request that tries. */
final class CircuitBreaker {
    private final int most;
    private final Duration open;
    private int faults;
    private @Nullable Instant openUntil;

    CircuitBreaker(int most, Duration open) {
        this.most = most;
        this.open = open;
    }

    /** Until when nothing may go through; empty: now something may. */
    Optional<Instant> openUntil(Instant now) {
        if (openUntil != null && openUntil.isAfter(now.plus(open))) {
            openUntil = now.plus(open); // the clock was set back
        }
        return Optional.ofNullable(openUntil).filter(now::isBefore);
    }

    /** A request goes out; if it is the one that tries, others wait for what comes of it. */
    void tried(Instant now) {
        if (openUntil != null) {
            openUntil = now.plus(open);
        }
    }

    void answered() {
        faults = 0;
        openUntil = null;
    }

    void failed(Instant now) {
        faults++;
        if (most > 0 && faults >= most) {
            openUntil = now.plus(open);
        }
    }
}
