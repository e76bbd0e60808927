package io.userdata.transform.cleaning;

import org.jspecify.annotations.Nullable;

/** Brings a country to ISO 3166-1 alpha-2. */
final class CountryRule implements CleaningRule<String> {
    @Override
    public @Nullable String apply(String text, String field, IssueLog issues) {
        String code = CountryNames.code(text);
        return code == null ? issues.add("COUNTRY_UNKNOWN", field) : code;
    }
}
