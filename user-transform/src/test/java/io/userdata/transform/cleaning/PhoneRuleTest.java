package io.userdata.transform.cleaning;

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
        "US, 212 555 0123 ext. 45, +12125550123",
        "US, (212) 555-0123 ext 45, +12125550123",
        "US, +1 (212) 555-0123 extn. 4, +12125550123",
        "US, 212-555-0123 extension: 45, +12125550123",
        "US, 212-555-0123x45, +12125550123",
        "US, 212 555 0123#, +12125550123",
        "US, 212-555-0123#45, +12125550123",
        "US, 212.555.0123, +12125550123",
        "US, 2125550123, +12125550123",
        "US, 212-555-0123;ext=45, +12125550123"
    })
    void aNationalNumberBecomesE164(String country, String text, String phone) {
        assertThat(CleaningResult.by(new PhoneRule(country), text)).isEqualTo(CleaningResult.to(phone));
    }

    @ParameterizedTest
    @CsvSource({"CA, D14 U34-6531", "UA, (066) C47-3465", "US, 1-800-FLOWERS"})
    void lettersAreAnIssueAndNotAGuess(String country, String text) {
        assertThat(CleaningResult.by(new PhoneRule(country), text))
                .isEqualTo(CleaningResult.refused("PHONE_HAS_LETTERS"));
    }

    @ParameterizedTest
    @CsvSource({"DK, 123", "DK, ---", "DK, 123456789012345678901234567890"})
    void whatIsNoNumberIsRefused(String country, String text) {
        assertThat(CleaningResult.by(new PhoneRule(country), text)).isEqualTo(CleaningResult.refused("PHONE_INVALID"));
    }

    @ParameterizedTest
    @CsvSource({
        "tel:+1-201-555-0123, +12015550123",
        "TEL:+1-201-555-0123, +12015550123",
        "tel:+44-114-496-0123;ext=12, +441144960123",
        "tel:+44-114-496-0123;isub=12345;ext=12, +441144960123",
        "tel:+44 114 496 0123 ext. 12, +441144960123",
        "tel:555-0123;phone-context=+1-201, +12015550123",
        "tel:212-555-0123;phone-context=example.com, +12125550123"
    })
    void numberAsUriIsReadAsRfc3966SaysIt(String text, String phone) {
        assertThat(CleaningResult.by(new PhoneRule("US"), text)).isEqualTo(CleaningResult.to(phone));
    }

    @Test
    void lettersInAUriAreAnIssueToo() {
        assertThat(CleaningResult.by(new PhoneRule("US"), "tel:1-800-FLOWERS"))
                .isEqualTo(CleaningResult.refused("PHONE_HAS_LETTERS"));
        assertThat(CleaningResult.by(new PhoneRule("US"), "tel:")).isEqualTo(CleaningResult.refused("PHONE_INVALID"));
        assertThat(CleaningResult.by(new PhoneRule("US"), "#")).isEqualTo(CleaningResult.refused("PHONE_INVALID"));
    }

    @Test
    void aNumberThatTheCountryHasNotGivenOutIsKeptAndNamed() {
        assertThat(CleaningResult.by(new PhoneRule("DK"), "11473465"))
                .isEqualTo(new CleaningResult("+4511473465", List.of("PHONE_UNASSIGNED")));
    }

    @Test
    void withoutACountryOnlyAnInternationalNumberIsReadable() {
        assertThat(CleaningResult.by(new PhoneRule(null), "(911)-473-4653"))
                .isEqualTo(CleaningResult.refused("PHONE_COUNTRY_UNKNOWN"));
        assertThat(CleaningResult.by(new PhoneRule(null), "+45 32 12 34 56"))
                .isEqualTo(CleaningResult.to("+4532123456"));
    }
}
