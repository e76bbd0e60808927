package io.userdata.transform.cleaning;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses an id in which a program left its mark instead of a number, such as {@code NaNNA059undefined}, or nothing but zeros. */
final class NationalIdRule implements CleaningRule<String> {
    private static final Pattern BROKEN =
            Pattern.compile("NaN|undefined|null|None|\\[object|\\$\\{|\\{\\{|%s|\uFFFD|^[\\p{P}\\p{Z}0]+$");

    @Override
    public @Nullable String apply(String text, String field, IssueLog issues) {
        return !isPlain(text) && BROKEN.matcher(text).find() ? issues.add("NATIONAL_ID_BROKEN", field) : text;
    }

    /** Capitals and digits with a few signs, not zeros alone: what most ids are, and no mark has only these. */
    private static boolean isPlain(String text) {
        boolean telling = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (('1' <= character && character <= '9') || ('A' <= character && character <= 'Z')) {
                telling = true;
            } else if ("0 -./".indexOf(character) < 0) {
                return false;
            }
        }
        return telling;
    }
}
