package io.userdata.ingest.run.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Knows whether the clock has gone as evenly as time itself for a while. One that has just been set, or that a service
 * has just started with, may be days ahead: it is no reason to forget anything.
 */
final class SteadyClock {
    private static final Duration STEP = Duration.ofSeconds(30);

    private final Clock clock;
    private final LongSupplier nanos;
    private final Duration settle;
    private Instant seenAt;
    private long seenNanos;
    private Duration even = Duration.ZERO;

    /**
     * Begins as a clock that has just been set.
     *
     * @param nanos elapsed time, whatever the clock is set to
     * @param settle how long a clock must have gone evenly
     */
    SteadyClock(Clock clock, LongSupplier nanos, Duration settle) {
        this.clock = clock;
        this.nanos = nanos;
        this.settle = settle;
        this.seenAt = clock.instant();
        this.seenNanos = nanos.getAsLong();
    }

    /** Whether the clock has gone evenly for long enough; to be asked from time to time. */
    synchronized boolean isSteady() {
        Instant now = clock.instant();
        long nowNanos = nanos.getAsLong();
        Duration elapsed = Duration.ofNanos(nowNanos - seenNanos);
        Duration step = Duration.between(seenAt, now).minus(elapsed).abs();
        even = step.compareTo(STEP) > 0 ? Duration.ZERO : even.plus(elapsed);
        seenAt = now;
        seenNanos = nowNanos;
        return even.compareTo(settle) >= 0;
    }
}
