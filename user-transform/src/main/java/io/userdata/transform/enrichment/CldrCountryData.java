package io.userdata.transform.enrichment;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.UResourceBundle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what Unicode's CLDR says of a country and ICU has no method for. */
final class CldrCountryData {
    private static final String DATA = "com/ibm/icu/impl/data/icudata";
    private static final UResourceBundle LANGUAGES = table("supplementalData", "territoryInfo");
    private static final UResourceBundle MAIN_ZONES = table("metaZones", "primaryZones");
    private static final Set<String> OFFICIAL = Set.of("official", "de_facto_official");

    private CldrCountryData() {}

    private static UResourceBundle table(String bundle, String name) {
        return UResourceBundle.getBundleInstance(DATA, bundle, ULocale.class.getClassLoader())
                .get(name);
    }

    /** The languages in official use in the whole country, that of most people first; null where none is known. */
    static @Nullable List<String> languages(String country) {
        UResourceBundle territory = child(LANGUAGES, country);
        List<Language> languages = new ArrayList<>();
        for (int i = 0; territory != null && i < territory.getSize(); i++) {
            UResourceBundle entry = territory.get(i);
            UResourceBundle status = child(entry, "officialStatus");
            UResourceBundle share = child(entry, "populationShareF");
            if (status != null && OFFICIAL.contains(status.getString())) {
                languages.add(new Language(code(entry.getKey()), share == null ? 0 : share.getInt()));
            }
        }
        List<String> codes = languages.stream()
                .filter(language -> language.code().length() == 2) // ISO 639-1
                .sorted(Comparator.comparingInt(Language::share).reversed())
                .map(Language::code)
                .distinct()
                .toList();
        return codes.isEmpty() ? null : codes;
    }

    private static String code(String key) {
        return new ULocale(key).getLanguage(); // less the script: two of one language are one language
    }

    /** The only zone of a country, or that of most of its people; null where there is no such zone. */
    static @Nullable String timeZone(String country) {
        Set<String> zones = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null);
        if (zones.size() == 1) {
            return TimeZone.getIanaID(zones.iterator().next());
        }
        UResourceBundle main = child(MAIN_ZONES, country);
        return main == null ? null : TimeZone.getIanaID(main.getString());
    }

    private static @Nullable UResourceBundle child(UResourceBundle parent, String key) {
        if (parent.getType() != UResourceBundle.TABLE) {
            return null;
        }
        for (int i = 0; i < parent.getSize(); i++) {
            UResourceBundle child = parent.get(i);
            if (key.equals(child.getKey())) {
                return child;
            }
        }
        return null;
    }

    /** Its share grows with that of the people who speak it; the number itself is packed. */
    private record Language(String code, int share) {}
}
