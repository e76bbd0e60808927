package io.userdata.transform.cleaning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * A shape of postcodes, such as {@code A9A 9A9}, as {@code postcodes.properties} lists them.
 *
 * @param text as it is written, separators included
 * @param plain the same without separators
 */
record PostcodeShape(String text, String plain) {
    private static final Map<String, List<PostcodeShape>> BY_COUNTRY = load();

    /** Returns the shapes of a country; none for one that is not listed. */
    static List<PostcodeShape> of(String country) {
        return BY_COUNTRY.getOrDefault(country, List.of());
    }

    /** Returns the letters and digits of a text. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0, point; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (Character.isLetterOrDigit(point)) {
                plain.appendCodePoint(point);
            }
        }
        return plain.length() == text.length() ? text : plain.toString();
    }

    boolean fits(String postcode) {
        if (postcode.length() != plain.length()) {
            return false;
        }
        for (int i = 0; i < postcode.length(); i++) {
            if (!fits(plain.charAt(i), postcode.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char shape, char character) {
        boolean digit = '0' <= character && character <= '9';
        boolean letter = 'A' <= character && character <= 'Z';
        return switch (shape) {
            case '9' -> digit;
            case 'A' -> letter;
            case 'X' -> digit || letter;
            default -> shape == character;
        };
    }

    /** Puts the separators back. */
    String write(String postcode) {
        if (text.length() == postcode.length()) {
            return postcode; // this shape has no separators
        }
        StringBuilder written = new StringBuilder(text.length());
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            char shape = text.charAt(i);
            written.append(Character.isLetterOrDigit(shape) ? postcode.charAt(next++) : shape);
        }
        return written.toString();
    }

    private static Map<String, List<PostcodeShape>> load() {
        Properties texts = new Properties();
        try (InputStream file = PostcodeShape.class.getResourceAsStream("postcodes.properties")) {
            texts.load(Objects.requireNonNull(file, "postcodes.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<PostcodeShape>> shapes = new HashMap<>();
        texts.forEach((country, list) -> shapes.put(
                country.toString(),
                Arrays.stream(list.toString().split("\\|", -1))
                        .map(shape -> new PostcodeShape(shape, plain(shape)))
                        .toList()));
        return Map.copyOf(shapes);
    }
}
