package io.userdata.processor.enrichment;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK and libphonenumber know of a country.
 *
 * @param name English short name
 * @param currency ISO 4217; null where there is none
 * @param callingCode such as {@code +45}; null where there is none
 */
record CountryFacts(
        @Nullable String name,
        @Nullable String currency,
        @Nullable String callingCode) {
    private static final CountryFacts NOTHING = new CountryFacts(null, null, null);
    private static final Map<String, CountryFacts> BY_CODE = new ConcurrentHashMap<>();

    /** Returns the facts; all of them null for a null code. */
    static CountryFacts of(@Nullable String code) {
        return code == null ? NOTHING : BY_CODE.computeIfAbsent(code, CountryFacts::look);
    }

    private static CountryFacts look(String code) {
        Locale country = new Locale("", code);
        Currency currency = Currency.getInstance(country);
        return new CountryFacts(
                country.getDisplayCountry(Locale.ENGLISH),
                currency == null ? null : currency.getCurrencyCode(),
                callingCode(code));
    }

    private static @Nullable String callingCode(String code) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        return numbers.getSupportedRegions().contains(code) ? "+" + numbers.getCountryCodeForRegion(code) : null;
    }
}
