package io.userdata.ingest.source.pagination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;

/** Reads addresses as browsers do: what no address can hold is encoded, what is encoded stays as it is. */
public final class LenientUri {
    /** What may stand in a path or a query beside letters and digits (RFC 3986, 2); brackets may do so in a query only. */
    private static final String LEGAL = "-._~:/?#@!$&'()*+,;=";

    private static final String HEX = "0123456789ABCDEFabcdef";

    private LenientUri() {}

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static URI of(String text) {
        return URI.create(encode(text, LEGAL + "[]"));
    }

    /** A text as it may stand in a path, perhaps with a query after it. */
    public static String path(String text) {
        return encode(text, LEGAL);
    }

    /** The value of a query parameter as it may stand in a query. */
    public static String value(String text) {
        return encode(text, LEGAL.replaceAll("[&+#]", ""));
    }

    private static String encode(String text, String legal) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (int i = 0, next; i < text.length(); i = next) {
            next = text.offsetByCodePoints(i, 1);
            boolean kept = text.charAt(i) == '%' ? isEncoded(text, i) : isLegal(text.charAt(i), legal);
            if (kept) {
                encoded.append(text, i, next);
            } else {
                append(encoded, text.substring(i, next));
            }
        }
        return encoded.toString();
    }

    private static void append(StringBuilder encoded, String character) {
        for (byte one : character.getBytes(UTF_8)) {
            encoded.append('%').append(HEX.charAt(one >> 4 & 0xf)).append(HEX.charAt(one & 0xf));
        }
    }

    private static boolean isEncoded(String text, int percent) {
        return percent + 2 < text.length()
                && HEX.indexOf(text.charAt(percent + 1)) >= 0
                && HEX.indexOf(text.charAt(percent + 2)) >= 0;
    }

    private static boolean isLegal(char character, String legal) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || legal.indexOf(character) >= 0;
    }
}
