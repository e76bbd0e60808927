package io.userdata.transform.cleaning;

import static java.time.ZoneOffset.UTC;

import io.userdata.events.time.IsoInstant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a date or a time as ISO 8601 writes it. */
final class DateParser {
    private static final String DAY = "yyyy-mm-dd";
    /** Some sources write the fifth month as 5. */
    private static final DateTimeFormatter DAYS = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-M-d")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Offsets with minutes or without, a colon between them or not, and the name of a time zone behind them. */
    private static final DateTimeFormatter TIMES = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffset("+HH", "Z")
            .parseStrict()
            .optionalStart()
            .appendLiteral('[')
            .parseCaseSensitive()
            .appendZoneRegionId()
            .appendLiteral(']')
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private DateParser() {}

    /** Returns the moment, a date alone being its midnight and a time without an offset UTC; null for any other text. */
    static @Nullable Instant instant(String text) {
        Instant usual = IsoInstant.parse(text);
        if (usual != null) {
            return usual;
        }
        TemporalAccessor parsed = parse(text);
        if (parsed instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        return parsed == null ? null : local(parsed).toInstant(UTC);
    }

    /** Returns the day as it is written, wherever on earth it was that day; null for a text without one. */
    static @Nullable LocalDate day(String text) {
        Instant usual = IsoInstant.parse(text);
        if (usual != null) {
            return LocalDate.ofInstant(usual, UTC);
        }
        TemporalAccessor parsed = parse(text);
        return parsed == null ? null : LocalDate.from(parsed);
    }

    private static @Nullable TemporalAccessor parse(String text) {
        try {
            return text.length() <= DAY.length()
                    ? LocalDate.parse(text, DAYS)
                    : TIMES.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeParseException e) {
            return null; // the caller names the field in an issue
        }
    }

    private static LocalDateTime local(TemporalAccessor parsed) {
        return parsed instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(parsed);
    }
}
