package io.userdata.transform.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailDomainClassTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, reserved",
        "mail.example.com, reserved",
        "anything.test, reserved",
        "notexample.com, organization",
        "gmail.com, freemail",
        "mailinator.com, disposable",
        "mit.edu, education",
        "cs.ox.ac.uk, education",
        "nasa.gov, government",
        "sante.gouv.fr, government",
        "ku.dk, organization",
        "com, organization"
    })
    void aDomainIsOfOneClass(String domain, String expected) {
        assertThat(EmailDomainClass.of(domain)).isEqualTo(expected);
    }
}
