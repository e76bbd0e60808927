package io.userdata.transform.cleaning;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The form that every text has: Unicode NFC, no control characters, single spaces, never blank. */
final class TextNormalizer {
    /** No field of a person is longer, and putting marks in order takes time by the square of their number. */
    static final int MAX_LENGTH = 2_000;

    private static final int NO_BREAK_SPACE = 0xA0;
    private static final int SOFT_HYPHEN = 0xAD;
    private static final int FIRST_MARK = 0x300;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private TextNormalizer() {}

    /** Returns the clean text; null when nothing visible is left. */
    static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (isPlain(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0, point; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (belongs(point)) {
                append(clean, point);
            }
        }
        String composed = Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
        return composed.isEmpty() ? null : composed;
    }

    /** Whether a character was cut in two: half of a surrogate pair is left of it. */
    static boolean isCut(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static void append(StringBuilder clean, int point) {
        if (isJoiner(point) && !joins(clean)) {
            return;
        }
        if (!isSpace(point)) {
            clean.appendCodePoint(point);
        } else if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
            clean.append(' ');
        }
    }

    /** Latin letters, digits and signs with single spaces inside: what most texts are. */
    private static boolean isPlain(String text) {
        int last = ' ';
        for (int i = 0; i < text.length(); i++) {
            int character = text.charAt(i);
            if (!isPlain(character) || (character == ' ' && last == ' ')) {
                return false;
            }
            last = character;
        }
        return last != ' ';
    }

    /** Printable, and before the first mark that Unicode could put together with it. */
    private static boolean isPlain(int character) {
        return character <= '~'
                ? character >= ' '
                : NO_BREAK_SPACE < character && character < FIRST_MARK && character != SOFT_HYPHEN;
    }

    private static boolean isJoiner(int point) {
        return point == ZERO_WIDTH_NON_JOINER || point == ZERO_WIDTH_JOINER;
    }

    /** Scripts with capitals have no joiners: there they only make two names look like one. */
    private static boolean joins(StringBuilder before) {
        if (before.isEmpty()) {
            return false;
        }
        int point = before.codePointBefore(before.length());
        return point > '~' && !Character.isUpperCase(point) && !Character.isLowerCase(point) && !isSpace(point);
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    /** Joiners shape Persian and Indic words; other format characters, such as marks of direction, only hide things. */
    private static boolean belongs(int point) {
        if (isSpace(point) || isJoiner(point)) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            default -> true;
        };
    }
}
