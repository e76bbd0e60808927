package io.userdata.transform.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostcodeRuleTest {
    @ParameterizedTest
    @CsvSource({
        "DK, 6760, 6760",
        "DK, DK-6760, 6760",
        "GB, sw1a1aa, SW1A 1AA",
        "GB, M8 3SA, M8 3SA",
        "CA, v8n7h4, V8N 7H4",
        "NL, 1012ab, 1012 AB",
        "IE, d6wxk28, D6W XK28",
        "US, 123456789, 12345-6789",
        "PL, 00001, 00-001",
        "BR, 01310100, 01310-100",
        "ZZ, whatever, whatever"
    })
    void aPostcodeIsWrittenAsItsCountryDoes(String country, String text, String postcode) {
        assertThat(CleaningResult.by(new PostcodeRule(country), text)).isEqualTo(CleaningResult.to(postcode));
    }

    @ParameterizedTest
    @CsvSource({"DK, 32842", "GB, 32842", "AU, 800", "CA, V8N 7HA", "DK, ٦٧٦٠"})
    void anotherShapeStaysWithAnIssue(String country, String text) {
        assertThat(CleaningResult.by(new PostcodeRule(country), text))
                .isEqualTo(new CleaningResult(text, List.of("POSTCODE_SHAPE")));
    }

    @Test
    void withoutACountryEveryShapeIsRight() {
        assertThat(CleaningResult.by(new PostcodeRule(null), "x 1")).isEqualTo(CleaningResult.to("x 1"));
    }
}
