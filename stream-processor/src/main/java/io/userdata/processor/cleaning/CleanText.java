package io.userdata.processor.cleaning;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The form that every text has: Unicode NFC, no control characters, single spaces, never blank. */
final class CleanText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private CleanText() {}

    /** Returns the clean text; null when nothing visible is left. */
    static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(CleanText::belongs).forEach(point -> append(clean, point));
        String composed = Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
        return composed.isEmpty() ? null : composed;
    }

    private static void append(StringBuilder clean, int point) {
        if (!isSpace(point)) {
            clean.appendCodePoint(point);
        } else if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
            clean.append(' ');
        }
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    /** Joiners shape Persian and Indic words; other format characters, such as marks of direction, only hide things. */
    private static boolean belongs(int point) {
        if (isSpace(point) || point == ZERO_WIDTH_NON_JOINER || point == ZERO_WIDTH_JOINER) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            default -> true;
        };
    }
}
