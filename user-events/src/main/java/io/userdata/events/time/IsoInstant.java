package io.userdata.events.time;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a moment in the form of nearly everybody, {@code 2026-03-01T09:30:00.123Z}, at a fraction of what a
 * formatter takes. Any other text, right or wrong, is for a formatter to judge.
 */
public final class IsoInstant {
    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int MAX_DIGITS = 9;
    private static final int[] UNITS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final int SECONDS_A_DAY = 86_400;
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private IsoInstant() {}

    /** Returns the moment; null for a text of another form. */
    public static @Nullable Instant parse(String text) {
        int end = text.length() - 1;
        if (end < SHAPE.length() || text.charAt(end) != 'Z' || !hasShape(text)) {
            return null;
        }
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int second = second(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
        int nanos = nanos(text, end);
        if (month < 1 || month > 12 || day < 1 || second < 0 || nanos < 0) {
            return null;
        }
        LocalDate first = LocalDate.of(number(text, 0, 4), month, 1);
        return day > first.lengthOfMonth()
                ? null
                : Instant.ofEpochSecond((first.toEpochDay() + day - 1) * SECONDS_A_DAY + second, nanos);
    }

    /** Returns {@link Instant#toString}, of which it is a faster form in the years of four digits. */
    public static String text(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < FIRST || second > LAST) {
            return instant.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY));
        int ofDay = Math.floorMod(second, SECONDS_A_DAY);
        StringBuilder text = new StringBuilder(SHAPE.length() + MAX_DIGITS + 2);
        digits(text, date.getYear(), 4).append('-');
        digits(text, date.getMonthValue(), 2).append('-');
        digits(text, date.getDayOfMonth(), 2).append('T');
        digits(text, ofDay / 3_600, 2).append(':');
        digits(text, ofDay / 60 % 60, 2).append(':');
        digits(text, ofDay % 60, 2);
        return fraction(text, instant.getNano()).append('Z').toString();
    }

    /** In three, six or nine digits, or none. */
    private static StringBuilder fraction(StringBuilder text, int nanos) {
        if (nanos == 0) {
            return text;
        }
        text.append('.');
        if (nanos % 1_000_000 == 0) {
            return digits(text, nanos / 1_000_000, 3);
        }
        return nanos % 1_000 == 0 ? digits(text, nanos / 1_000, 6) : digits(text, nanos, MAX_DIGITS);
    }

    private static StringBuilder digits(StringBuilder text, int number, int count) {
        for (int unit = UNITS[count - 1]; unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
        return text;
    }

    private static boolean hasShape(String text) {
        for (int i = 0; i < SHAPE.length(); i++) {
            char shape = SHAPE.charAt(i);
            char character = text.charAt(i);
            if (shape == '0' ? !isDigit(character) : shape != character) {
                return false;
            }
        }
        return true;
    }

    /** Of the day; -1 where there is no such second. */
    private static int second(int hour, int minute, int second) {
        return hour < 24 && minute < 60 && second < 60 ? (hour * 60 + minute) * 60 + second : -1;
    }

    /** Of the second, from a point and up to nine digits or nothing; -1 for another text. */
    private static int nanos(String text, int end) {
        int digits = end - SHAPE.length() - 1;
        if (digits < 0) {
            return 0;
        }
        if (text.charAt(SHAPE.length()) != '.' || digits < 1 || digits > MAX_DIGITS) {
            return -1;
        }
        for (int i = SHAPE.length() + 1; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
        }
        int nanos = number(text, SHAPE.length() + 1, end);
        for (int i = digits; i < MAX_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char character) {
        return '0' <= character && character <= '9';
    }
}
