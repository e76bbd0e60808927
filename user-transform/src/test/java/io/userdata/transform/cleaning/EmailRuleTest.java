package io.userdata.transform.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailRuleTest {
    private final EmailRule rule = new EmailRule();

    @ParameterizedTest
    @CsvSource({
        "Asta@Example.COM, Asta@example.com",
        "mar'yana.sas@example.com, mar'yana.sas@example.com",
        "a+b_c-d@sub.example.co.uk, a+b_c-d@sub.example.co.uk",
        "user@bücher.example, user@xn--bcher-kva.example",
        "user@straße.example, user@xn--strae-oqa.example",
        "用户@example.com, 用户@example.com",
        "a@1.example, a@1.example"
    })
    void theDomainGetsItsNormalForm(String text, String email) {
        assertThat(CleaningResult.by(rule, text)).isEqualTo(CleaningResult.to(email));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asta",
                "@example.com",
                "asta@",
                "asta@example",
                "a b@example.com",
                "a@b@example.com",
                ".a@example.com",
                "a..b@example.com",
                "a@-example.com",
                "a@example..com",
                "a@127.0.0.1",
                "a@example.com.",
                "a@exa_mple.com",
                "a@exa\u200dmplé.com",
                "\"a b\"@example.com"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThat(CleaningResult.by(rule, text)).isEqualTo(CleaningResult.refused("EMAIL_INVALID"));
    }

    @Test
    void anOverlongAddressIsRefused() {
        assertThat(CleaningResult.by(rule, "a".repeat(65) + "@example.com"))
                .isEqualTo(CleaningResult.refused("EMAIL_INVALID"));
        assertThat(CleaningResult.by(rule, "a@" + "b.".repeat(200) + "com"))
                .isEqualTo(CleaningResult.refused("EMAIL_INVALID"));
    }
}
