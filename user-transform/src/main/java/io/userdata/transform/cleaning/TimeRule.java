package io.userdata.transform.cleaning;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a moment of the past, to microseconds. */
final class TimeRule implements CleaningRule<Instant> {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Instant latest;

    /**
     * Makes a rule.
     *
     * @param knownAt when the time was known, at the latest
     */
    TimeRule(Instant knownAt) {
        this.latest = knownAt.plus(CLOCK_SKEW);
    }

    @Override
    public @Nullable Instant apply(String text, String field, IssueLog issues) {
        Instant instant = DateParser.instant(text);
        if (instant == null) {
            return issues.add("DATE_INVALID", field);
        }
        boolean plausible = !instant.isBefore(EARLIEST) && !instant.isAfter(latest);
        return plausible ? instant.truncatedTo(MICROS) : issues.add("DATE_OUT_OF_RANGE", field);
    }
}
