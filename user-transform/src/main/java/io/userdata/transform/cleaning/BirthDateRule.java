package io.userdata.transform.cleaning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads the day of birth of a person who may be alive. */
final class BirthDateRule implements CleaningRule<LocalDate> {
    private static final int MAX_AGE = 130;

    /** Where a day begins first. */
    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

    private final LocalDate latest;

    /**
     * Makes a rule.
     *
     * @param knownAt when the date was known, at the latest
     */
    BirthDateRule(Instant knownAt) {
        this.latest = LocalDate.ofInstant(knownAt, FIRST);
    }

    @Override
    public @Nullable LocalDate apply(String text, String field, IssueLog issues) {
        LocalDate date = DateParser.day(text);
        if (date == null) {
            return issues.add("DATE_INVALID", field);
        }
        boolean plausible = !date.isAfter(latest) && date.isAfter(latest.minusYears(MAX_AGE));
        return plausible ? date : issues.add("DATE_OUT_OF_RANGE", field);
    }
}
