package io.userdata.transform.cleaning;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows the countries of ISO 3166-1 by both their codes and by their names in common languages (CLDR). */
final class CountryNames {
    /** Names that are in use beside those of CLDR. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("UK", "GB"),
            Map.entry("GREAT BRITAIN", "GB"),
            Map.entry("ENGLAND", "GB"),
            Map.entry("SCOTLAND", "GB"),
            Map.entry("WALES", "GB"),
            Map.entry("USA", "US"),
            Map.entry("UNITED STATES OF AMERICA", "US"),
            Map.entry("TURKEY", "TR"),
            Map.entry("CZECH REPUBLIC", "CZ"),
            Map.entry("HOLLAND", "NL"),
            Map.entry("THE NETHERLANDS", "NL"),
            Map.entry("BURMA", "MM"),
            Map.entry("MACEDONIA", "MK"),
            Map.entry("IVORY COAST", "CI"),
            Map.entry("CAPE VERDE", "CV"),
            Map.entry("SWAZILAND", "SZ"),
            Map.entry("ISLAMIC REPUBLIC OF IRAN", "IR"),
            Map.entry("REPUBLIC OF KOREA", "KR"),
            Map.entry("RUSSIAN FEDERATION", "RU"));

    /** English first: a name that means two countries in two languages is the English one. */
    private static final List<String> LANGUAGES = List.of(
            "en", "ar", "bg", "bn", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id",
            "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sr_Latn", "sv", "th",
            "tr", "uk", "vi", "zh", "zh_Hant");

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Map<String, String> BY_NAME = byName();

    private CountryNames() {}

    /** Returns the two-letter code of a code or a name in any case; null for any other text. */
    static @Nullable String code(String text) {
        String code = BY_NAME.get(text); // as most sources write it
        return code == null ? BY_NAME.get(normal(text)) : code;
    }

    private static Map<String, String> byName() {
        Map<String, String> codes = new HashMap<>(ALIASES);
        for (String code : Locale.getISOCountries()) {
            codes.put(code, code);
            codes.put(new Locale("", code).getISO3Country(), code);
        }
        LANGUAGES.forEach(language -> addNames(language, codes));
        return Map.copyOf(codes);
    }

    private static void addNames(String language, Map<String, String> codes) {
        Map<String, String> names = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (LocaleDisplayNames form : forms(new ULocale(language))) {
            for (String code : Locale.getISOCountries()) {
                String name = form.regionDisplayName(code);
                String other = names.put(normal(name), code);
                if (other != null && !other.equals(code)) {
                    twice.add(normal(name));
                }
                if (language.equals("en")) {
                    codes.putIfAbsent(name, code);
                }
            }
        }
        names.keySet().removeAll(twice);
        names.forEach(codes::putIfAbsent);
    }

    private static List<LocaleDisplayNames> forms(ULocale language) {
        return List.of(
                LocaleDisplayNames.getInstance(language),
                LocaleDisplayNames.getInstance(language, com.ibm.icu.text.DisplayContext.LENGTH_SHORT));
    }

    private static String normal(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return plain.replace("&", "and").replace("’", "'").toUpperCase(Locale.ROOT);
    }
}
