package io.userdata.ingest.source.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3). */
public final class RetryAfterParser {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private RetryAfterParser() {}

    /** Returns the wait that seconds or an HTTP date ask for, not negative; empty for any other text. */
    public static Optional<Duration> parse(String header, Instant now) {
        String text = header.trim();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(text) * 1_000)));
        }
        try {
            Duration until = Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
