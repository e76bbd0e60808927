package io.userdata.transform.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryFactsTest {
    @Test
    void everyCountryHasANameAndLiesSomewhere() {
        for (String code : Locale.getISOCountries()) {
            CountryFacts facts = CountryFacts.of(code);
            assertThat(facts.name()).as(code).isNotEqualTo(code);
            assertThat(facts.continent()).as(code).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CH, Western Europe, Europe, de fr it, Europe/Zurich",
        "CA, Northern America, Americas, en fr,",
        "DE, Western Europe, Europe, de, Europe/Berlin",
        "IR, Southern Asia, Asia, fa, Asia/Tehran",
        "UA, Eastern Europe, Europe, uk ru, Europe/Kyiv",
        "NZ, Australasia, Oceania, en mi, Pacific/Auckland",
        "RS, Southern Europe, Europe, sr, Europe/Belgrade",
        "US, Northern America, Americas, en,"
    })
    void factsAreThoseOfCldr(String code, String region, String continent, String languages, String timeZone) {
        CountryFacts facts = CountryFacts.of(code);
        assertThat(facts.region()).isEqualTo(region);
        assertThat(facts.continent()).isEqualTo(continent);
        assertThat(facts.languages()).isEqualTo(List.of(languages.split(" ")));
        assertThat(facts.timeZone()).isEqualTo(timeZone);
    }
}
