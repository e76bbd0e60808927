package io.userdata.transform.cleaning;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a latitude or a longitude in decimal degrees. */
final class DegreesRule implements CleaningRule<Double> {
    private static final int MAX_WHOLE = 3;
    private static final int MAX_FRACTION = 30;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{1,30})?(?:[eE]-?\\d{1,2})?");

    private final double limit;

    DegreesRule(double limit) {
        this.limit = limit;
    }

    @Override
    public @Nullable Double apply(String text, String field, IssueLog issues) {
        if (!isPlain(text) && !DECIMAL.matcher(text).matches()) {
            return issues.add("COORDINATE_INVALID", field);
        }
        double degrees = Double.parseDouble(text);
        return Math.abs(degrees) <= limit ? degrees : issues.add("COORDINATE_INVALID", field);
    }

    /** Digits with a point between them, what most degrees are; such a text is a decimal, another one may be. */
    private static boolean isPlain(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.', start);
        return point - start <= MAX_WHOLE
                && text.length() - point - 1 <= MAX_FRACTION
                && isDigits(text, start, point)
                && isDigits(text, point + 1, text.length());
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }
}
