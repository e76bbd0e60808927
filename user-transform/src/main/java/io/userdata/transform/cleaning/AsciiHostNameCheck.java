package io.userdata.transform.cleaning;

/**
 * Tells the names of hosts that need no thought, such as {@code randomuser.me}: small letters, digits and dots alone. About
 * every other one it says nothing.
 */
final class AsciiHostNameCheck {
    private static final int MAX_LABEL = 63;

    private AsciiHostNameCheck() {}

    /** Whether this part of a text is such a name, of two labels or more, the last of which begins with a letter. */
    static boolean is(String text, int from, int to) {
        int label = from;
        int labels = 0;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == '.') {
                if (i == label || i - label > MAX_LABEL) {
                    return false;
                }
                labels++;
                label = i == to ? label : i + 1;
            } else if (!isLetter(text.charAt(i)) && !isDigit(text.charAt(i))) {
                return false;
            }
        }
        return labels > 1 && isLetter(text.charAt(label));
    }

    private static boolean isLetter(char character) {
        return 'a' <= character && character <= 'z';
    }

    private static boolean isDigit(char character) {
        return '0' <= character && character <= '9';
    }
}
