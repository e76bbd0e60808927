package io.userdata.ingest.source.pagination;

import java.util.Arrays;
import java.util.List;

/** Reads the header {@code Link} (RFC 8288, 3) in one pass, and more leniently than it should be written. */
final class LinkHeaderParser {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST_LINKS = 1_000;

    private final String text;
    private int at;

    private LinkHeaderParser(String text) {
        this.text = text;
    }

    /**
     * The target of the relation {@code next}; empty: there is none.
     *
     * @throws IllegalArgumentException if the header is too long, or holds too many links
     */
    static String next(List<String> values) {
        String text = String.join(",", values);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("The header Link has more than " + LONGEST + " characters.");
        }
        return new LinkHeaderParser(text).next();
    }

    private String next() {
        for (int links = 0; links < MOST_LINKS; links++) {
            int from = text.indexOf('<', at);
            int to = from < 0 ? -1 : text.indexOf('>', from);
            if (to < 0) {
                return "";
            }
            at = to + 1;
            if (isNext()) {
                return text.substring(from + 1, to).strip();
            }
        }
        throw new IllegalArgumentException("The header Link holds more than " + MOST_LINKS + " links.");
    }

    /** Reads the parameters of a link to their end; the first relation counts. */
    private boolean isNext() {
        String relation = null;
        while (skip(';')) {
            String name = token();
            String value = skip('=') ? value() : "";
            if (relation == null && name.equalsIgnoreCase("rel")) {
                relation = value;
            }
        }
        return relation != null && Arrays.stream(relation.split("\\s+")).anyMatch("next"::equalsIgnoreCase);
    }

    private String value() {
        skipBlanks();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote == '"' || (quote == '\'' && isClosed())) {
            at++;
            return quoted(quote);
        }
        return token();
    }

    /** Whether the single quote here has another one in the same parameter. */
    private boolean isClosed() {
        int end = at + 1;
        while (end < text.length() && "';,<".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '\'';
    }

    private String quoted(char quote) {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            value.append(text.charAt(at++));
        }
        at++;
        return value.toString();
    }

    private String token() {
        skipBlanks();
        int from = at;
        while (at < text.length() && " \t=;,\"<".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean skip(char wanted) {
        skipBlanks();
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
