package io.userdata.transform.cleaning;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a postcode as its country does; one of another shape is kept with an issue, as it may still find its way. */
final class PostcodeRule implements CleaningRule<String> {
    private final @Nullable String country;

    /**
     * Makes a rule.
     *
     * @param country ISO 3166-1 alpha-2; null: every postcode stays as it is
     */
    PostcodeRule(@Nullable String country) {
        this.country = country;
    }

    @Override
    public @Nullable String apply(String text, String field, IssueLog issues) {
        return country == null ? text : written(text, country, field, issues);
    }

    private static String written(String text, String country, String field, IssueLog issues) {
        List<PostcodeShape> shapes = PostcodeShape.of(country);
        String upper = text.toUpperCase(Locale.ROOT);
        String plain = PostcodeShape.plain(upper.startsWith(country + "-") ? upper.substring(country.length()) : upper);
        for (PostcodeShape shape : shapes) {
            if (shape.fits(plain)) {
                return shape.write(plain);
            }
        }
        if (!shapes.isEmpty()) {
            issues.add("POSTCODE_SHAPE", field);
        }
        return text;
    }
}
