package io.userdata.processor.cleaning;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the day of birth of somebody who may be alive. */
final class BirthDateRule implements Rule<LocalDate> {
    private static final int MAX_AGE = 130;

    private final LocalDate observedOn;

    BirthDateRule(Instant observedAt) {
        this.observedOn = LocalDate.ofInstant(observedAt, UTC);
    }

    @Override
    public @Nullable LocalDate apply(String text, String field, IssueLog issues) {
        Instant instant = DateText.instant(text);
        if (instant == null) {
            return issues.add("DATE_INVALID", field);
        }
        LocalDate date = LocalDate.ofInstant(instant, UTC);
        boolean plausible = !date.isAfter(observedOn) && date.isAfter(observedOn.minusYears(MAX_AGE));
        return plausible ? date : issues.add("DATE_OUT_OF_RANGE", field);
    }
}
