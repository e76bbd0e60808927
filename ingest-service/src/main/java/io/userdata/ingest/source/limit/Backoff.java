package io.userdata.ingest.source.limit;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Chooses how long to wait before the next attempt: twice as long each time, with jitter so that retries are spread. */
public final class Backoff {
    private static final int MOST_DOUBLINGS = 30;

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Returns how long to leave a source alone: as long as it asks for, if it does.
     *
     * @param setbacks how many there have been in a row, this one included
     * @param retryAfter what the source asks for; null or not positive: nothing
     */
    public Duration delay(BackoffProperties properties, int setbacks, @Nullable Duration retryAfter) {
        if (retryAfter != null && retryAfter.compareTo(Duration.ZERO) > 0) {
            return jittered(shorter(retryAfter, properties.longestRetryAfter()), 1.0, 1.05);
        }
        return jittered(doubled(properties.initial(), setbacks - 1, properties.longest()));
    }

    /** A wait that has been doubled so many times, but is no longer than the longest. */
    public static Duration doubled(Duration initial, int times, Duration longest) {
        return shorter(initial.multipliedBy(1L << Math.min(Math.max(times, 0), MOST_DOUBLINGS)), longest);
    }

    /** Something between half of a wait and all of it. */
    public Duration jittered(Duration wait) {
        return jittered(wait, 0.5, 1.0);
    }

    private Duration jittered(Duration wait, double from, double to) {
        return Duration.ofMillis(Math.round(wait.toMillis() * random.nextDouble(from, to)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
