package io.userdata.processor.cleaning;

import static java.time.ZoneOffset.UTC;

import io.userdata.events.time.IsoInstant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a date or a time as ISO 8601 writes it; without an offset it is UTC. */
final class DateText {
    private static final String DAY = "yyyy-mm-dd";
    /** Some sources write the fifth month as 5. */
    private static final DateTimeFormatter DAYS = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-M-d")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private DateText() {}

    /** Returns the moment, a date alone being its midnight; null for any other text. */
    static @Nullable Instant instant(String text) {
        if (text.length() <= DAY.length()) {
            return midnight(text);
        }
        Instant usual = IsoInstant.parse(text);
        return usual == null ? unusual(text) : usual;
    }

    private static @Nullable Instant unusual(String text) {
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) parsed).toInstant(UTC);
        } catch (DateTimeParseException e) {
            return null; // the caller names the field in an issue
        }
    }

    private static @Nullable Instant midnight(String text) {
        try {
            return LocalDate.parse(text, DAYS).atStartOfDay(UTC).toInstant();
        } catch (DateTimeParseException e) {
            return null; // the caller names the field in an issue
        }
    }
}
