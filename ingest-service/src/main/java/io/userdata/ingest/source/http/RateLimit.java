package io.userdata.ingest.source.http;

import io.userdata.ingest.budget.RetryAfter;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from an answer's headers when its source wants to be asked again. */
final class RateLimit {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");
    private static final long LONGEST_WAIT_SECONDS = 1_000_000_000;

    private RateLimit() {}

    /** Whether nothing is left of a limit, as GitHub says it with a 403. */
    static boolean isSpent(HttpHeaders headers) {
        return headers.firstValue("Retry-After").isPresent()
                || headers.firstValue("X-RateLimit-Remaining")
                        .map(String::strip)
                        .filter("0"::equals)
                        .isPresent();
    }

    /** How long to wait, by {@code Retry-After} or {@code X-RateLimit-Reset}; empty: it does not say. */
    static Optional<Duration> wait(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, now))
                .or(() -> headers.firstValue("X-RateLimit-Reset")
                        .map(String::strip)
                        .filter(text -> SECONDS.matcher(text).matches())
                        .map(text -> untilReset(Long.parseLong(text), now)));
    }

    /** A small number is a wait, a large one the time of the reset in seconds of the epoch. */
    private static Duration untilReset(long seconds, Instant now) {
        Duration wait = seconds < LONGEST_WAIT_SECONDS
                ? Duration.ofSeconds(seconds)
                : Duration.between(now, Instant.ofEpochSecond(seconds));
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
