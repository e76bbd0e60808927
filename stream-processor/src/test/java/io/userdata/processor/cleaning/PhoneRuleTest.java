package io.userdata.processor.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneRuleTest {
    @ParameterizedTest
    @CsvSource({
        "DK, 32 12 34 56, +4532123456",
        "CH, 075 473 46 53, +41754734653",
        "FR, 06-13-04-29-78, +33613042978",
        "US, (212) 555-0123, +12125550123",
        "GB, 07957 083653, +447957083653",
        "DK, +49 30 901820, +4930901820",
        "US, 212 555 0123 ext. 45, +12125550123"
    })
    void aNationalNumberBecomesE164(String country, String text, String phone) {
        assertThat(Cleaned.by(new PhoneRule(country), text)).isEqualTo(Cleaned.to(phone));
    }

    @ParameterizedTest
    @CsvSource({"CA, D14 U34-6531", "UA, (066) C47-3465", "US, 1-800-FLOWERS"})
    void lettersAreAnIssueAndNotAGuess(String country, String text) {
        assertThat(Cleaned.by(new PhoneRule(country), text)).isEqualTo(Cleaned.refused("PHONE_HAS_LETTERS"));
    }

    @ParameterizedTest
    @CsvSource({"DK, 123", "DK, ---", "DK, 123456789012345678901234567890"})
    void whatIsNoNumberIsRefused(String country, String text) {
        assertThat(Cleaned.by(new PhoneRule(country), text)).isEqualTo(Cleaned.refused("PHONE_INVALID"));
    }

    @Test
    void aNumberThatTheCountryHasNotGivenOutIsKeptAndNamed() {
        assertThat(Cleaned.by(new PhoneRule("DK"), "11473465"))
                .isEqualTo(new Cleaned("+4511473465", List.of("PHONE_UNASSIGNED")));
    }

    @Test
    void withoutACountryOnlyAnInternationalNumberIsReadable() {
        assertThat(Cleaned.by(new PhoneRule(null), "(911)-473-4653"))
                .isEqualTo(Cleaned.refused("PHONE_COUNTRY_UNKNOWN"));
        assertThat(Cleaned.by(new PhoneRule(null), "+45 32 12 34 56")).isEqualTo(Cleaned.to("+4532123456"));
    }
}
