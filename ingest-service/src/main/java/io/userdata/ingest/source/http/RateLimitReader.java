package io.userdata.ingest.source.http;

import io.userdata.ingest.source.limit.RetryAfterParser;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from an answer's headers when its source wants to be asked again. */
final class RateLimitReader {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,13}(\\.\\d{1,9})?");
    private static final double LONGEST_WAIT_SECONDS = 1e9;
    private static final double LONGEST_SECONDS = 1e11;

    /** What is left of a limit, and when it begins anew, by the names that sources give it. */
    private static final List<String> REMAINING =
            List.of("X-RateLimit-Remaining", "X-Rate-Limit-Remaining", "RateLimit-Remaining");

    private static final List<String> RESET =
            List.of("X-RateLimit-Reset", "X-Rate-Limit-Reset", "RateLimit-Reset", "X-RateLimit-Reset-After");

    private RateLimitReader() {}

    /** Whether nothing is left of a limit, as GitHub says it with a 403. */
    static boolean isSpent(HttpHeaders headers) {
        return headers.firstValue("Retry-After").isPresent()
                || REMAINING.stream()
                        .flatMap(name -> headers.firstValue(name).stream())
                        .map(String::strip)
                        .anyMatch("0"::equals);
    }

    /** How long to wait, by {@code Retry-After} or the reset of a limit; empty: it does not say. */
    static Optional<Duration> wait(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .flatMap(text -> RetryAfterParser.parse(text, now))
                .or(() -> RESET.stream()
                        .flatMap(name -> headers.firstValue(name).stream())
                        .map(String::strip)
                        .filter(text -> NUMBER.matcher(text).matches())
                        .map(text -> untilReset(Double.parseDouble(text), now))
                        .findFirst());
    }

    /** A small number is a wait in seconds, a large one the time of the reset in seconds or milliseconds of the epoch. */
    private static Duration untilReset(double number, Instant now) {
        if (number < LONGEST_WAIT_SECONDS) {
            return Duration.ofMillis(Math.round(number * 1_000));
        }
        double millis = number < LONGEST_SECONDS ? number * 1_000 : number;
        Duration wait = Duration.between(now, Instant.ofEpochMilli(Math.round(millis)));
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
