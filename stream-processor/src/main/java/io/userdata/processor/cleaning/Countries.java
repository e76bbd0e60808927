package io.userdata.processor.cleaning;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows the countries of ISO 3166-1 by both their codes and by their English names. */
final class Countries {
    /** Names that are in use beside the one that the JDK has. */
    private static final Map<String, String> ALIASES = Map.of(
            "UK", "GB",
            "GREAT BRITAIN", "GB",
            "UNITED STATES OF AMERICA", "US",
            "TURKEY", "TR",
            "TURKIYE", "TR",
            "CZECH REPUBLIC", "CZ",
            "CZECHIA", "CZ",
            "HOLLAND", "NL",
            "THE NETHERLANDS", "NL",
            "RUSSIAN FEDERATION", "RU");

    private static final Map<String, String> BY_NAME = byName();

    private Countries() {}

    /** Returns the two-letter code of a code or an English name in any case; null for any other text. */
    static @Nullable String code(String text) {
        return BY_NAME.get(normal(text));
    }

    private static Map<String, String> byName() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            codes.put(code, code);
            codes.put(country.getISO3Country(), code);
            codes.put(normal(country.getDisplayCountry(Locale.ENGLISH)), code);
        }
        ALIASES.forEach(codes::putIfAbsent);
        return Map.copyOf(codes);
    }

    private static String normal(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return plain.replace("&", "and").toUpperCase(Locale.ROOT);
    }
}
