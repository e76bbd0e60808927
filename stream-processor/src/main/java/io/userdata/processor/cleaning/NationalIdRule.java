package io.userdata.processor.cleaning;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses an id in which a program left its mark instead of a number, such as {@code NaNNA059undefined}, or nothing but zeros. */
final class NationalIdRule implements Rule<String> {
    private static final Pattern BROKEN =
            Pattern.compile("NaN|undefined|null|None|\\[object|\\$\\{|\\{\\{|%s|\uFFFD|^[\\p{P}\\p{Z}0]+$");

    @Override
    public @Nullable String apply(String text, String field, IssueLog issues) {
        return BROKEN.matcher(text).find() ? issues.add("NATIONAL_ID_BROKEN", field) : text;
    }
}
