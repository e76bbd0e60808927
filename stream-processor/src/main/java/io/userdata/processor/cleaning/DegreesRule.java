package io.userdata.processor.cleaning;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a latitude or a longitude in decimal degrees. */
final class DegreesRule implements Rule<Double> {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{1,30})?(?:[eE]-?\\d{1,2})?");

    private final double limit;

    DegreesRule(double limit) {
        this.limit = limit;
    }

    @Override
    public @Nullable Double apply(String text, String field, IssueLog issues) {
        if (!DECIMAL.matcher(text).matches()) {
            return issues.add("COORDINATE_INVALID", field);
        }
        double degrees = Double.parseDouble(text);
        return Math.abs(degrees) <= limit ? degrees : issues.add("COORDINATE_INVALID", field);
    }
}
