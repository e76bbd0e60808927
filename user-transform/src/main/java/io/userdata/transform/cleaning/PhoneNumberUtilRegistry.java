package io.userdata.transform.cleaning;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives each country a libphonenumber of its own: one keeps a hundred compiled patterns behind one lock, which is fewer than
 * twenty countries take.
 */
final class PhoneNumberUtilRegistry {
    private static final Map<String, PhoneNumberUtil> BY_COUNTRY = new ConcurrentHashMap<>();

    private PhoneNumberUtilRegistry() {}

    /**
     * Returns the one to ask about numbers of a country.
     *
     * @param country ISO 3166-1 alpha-2; null: not known
     */
    static PhoneNumberUtil of(@Nullable String country) {
        return country == null
                ? PhoneNumberUtil.getInstance()
                : BY_COUNTRY.computeIfAbsent(
                        country, added -> PhoneNumberUtil.createInstance(PhoneNumberUtil.class::getResourceAsStream));
    }
}
