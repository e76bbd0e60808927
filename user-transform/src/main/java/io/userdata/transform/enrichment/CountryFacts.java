package io.userdata.transform.enrichment;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.Region;
import com.ibm.icu.util.Region.RegionType;
import com.ibm.icu.util.ULocale;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What CLDR, the JDK and libphonenumber know of a country.
 *
 * @param name English short name
 * @param region of the United Nations' geoscheme, such as {@code Western Europe}; null where there is none
 * @param continent of the same
 * @param currency ISO 4217; null where there is none
 * @param languages ISO 639-1, the official ones, that of most people first; null where none is known
 * @param callingCode such as {@code +45}; null where there is none
 * @param timeZone IANA; null where the country has several and none for most of its people
 */
record CountryFacts(
        @Nullable String name,
        @Nullable String region,
        @Nullable String continent,
        @Nullable String currency,
        @Nullable List<String> languages,
        @Nullable String callingCode,
        @Nullable String timeZone) {
    private static final CountryFacts NOTHING = new CountryFacts(null, null, null, null, null, null, null);
    private static final LocaleDisplayNames ENGLISH = LocaleDisplayNames.getInstance(ULocale.ENGLISH);
    private static final Map<String, CountryFacts> BY_CODE = new ConcurrentHashMap<>();

    /** Returns the facts; all of them null for a null code. */
    static CountryFacts of(@Nullable String code) {
        return code == null ? NOTHING : BY_CODE.computeIfAbsent(code, CountryFacts::look);
    }

    private static CountryFacts look(String code) {
        Currency currency = Currency.getInstance(new Locale("", code));
        return new CountryFacts(
                ENGLISH.regionDisplayName(code),
                around(code, RegionType.SUBCONTINENT),
                around(code, RegionType.CONTINENT),
                currency == null ? null : currency.getCurrencyCode(),
                CldrCountryData.languages(code),
                callingCode(code),
                CldrCountryData.timeZone(code));
    }

    private static @Nullable String around(String code, RegionType type) {
        Region region = Region.getInstance(code).getContainingRegion(type);
        return region == null ? null : ENGLISH.regionDisplayName(region.toString());
    }

    private static @Nullable String callingCode(String code) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        return numbers.getSupportedRegions().contains(code) ? "+" + numbers.getCountryCodeForRegion(code) : null;
    }
}
