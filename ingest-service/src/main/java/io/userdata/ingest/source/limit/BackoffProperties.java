package io.userdata.ingest.source.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a source is left alone after something went wrong.
 *
 * @param initial the first wait
 * @param longest no wait of our own choice is longer
 * @param longestRetryAfter no wait that the source asks for is longer
 * @param attempts how often in a row a page with a doubtful answer is asked for before its run fails
 */
public record BackoffProperties(
        @DefaultValue("1s") Duration initial,
        @DefaultValue("1m") Duration longest,
        @DefaultValue("1h") Duration longestRetryAfter,
        @DefaultValue("8") int attempts) {
    public BackoffProperties {
        if (initial.isZero() || initial.isNegative()) {
            throw new IllegalArgumentException("backoff.initial must be positive");
        }
        if (longest.compareTo(initial) < 0) {
            throw new IllegalArgumentException("backoff.longest must not be less than backoff.initial");
        }
        if (longestRetryAfter.isNegative()) {
            throw new IllegalArgumentException("backoff.longest-retry-after must not be negative");
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("backoff.attempts must be at least 1");
        }
    }
}
