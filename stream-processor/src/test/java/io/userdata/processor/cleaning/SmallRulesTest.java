package io.userdata.processor.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.user.Gender;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallRulesTest {
    private static final Instant OBSERVED = Instant.parse("2026-03-01T09:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "DK, DK",
        "dnk, DK",
        "Denmark, DK",
        "united states, US",
        "Iran, IR",
        "UK, GB",
        "Türkiye, TR",
        "Turkey, TR",
        "Cote d'Ivoire, CI",
        "Serbia, RS",
        "Deutschland, DE",
        "Danmark, DK",
        "ΕΛΛΆΔΑ, GR",
        "Україна, UA",
        "ایران, IR",
        "日本, JP",
        "España, ES",
        "Hong Kong, HK",
        "South Korea, KR"
    })
    void aCountryIsKnownByCodeAndName(String text, String code) {
        assertThat(Cleaned.by(new CountryRule(), text.replace('\'', '’'))).isEqualTo(Cleaned.to(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEGO", "ZZ", "Atlantis"})
    void whatIsNoCountryIsRefused(String text) {
        assertThat(Cleaned.by(new CountryRule(), text)).isEqualTo(Cleaned.refused("COUNTRY_UNKNOWN"));
    }

    @Test
    void genderHasThreeWords() {
        assertThat(Cleaned.by(new GenderRule(), "Female")).isEqualTo(Cleaned.to(Gender.FEMALE));
        assertThat(Cleaned.by(new GenderRule(), "non-binary")).isEqualTo(Cleaned.to(Gender.OTHER));
        assertThat(Cleaned.by(new GenderRule(), "robot")).isEqualTo(Cleaned.refused("GENDER_UNKNOWN"));
    }

    @Test
    void everyLanguageHasAWordForBothSidesAndNoWordMeansTwoThings() {
        assertThat(GenderRule.LANGUAGES).hasSizeGreaterThan(10).allSatisfy(language -> {
            assertThat(language.female()).as(language.code()).isNotEmpty();
            assertThat(language.male()).as(language.code()).isNotEmpty();
            language.female().forEach(word -> assertThat(Cleaned.by(new GenderRule(), word.toUpperCase(Locale.ROOT)))
                    .isEqualTo(Cleaned.to(Gender.FEMALE)));
            language.male().forEach(word -> assertThat(Cleaned.by(new GenderRule(), word))
                    .isEqualTo(Cleaned.to(Gender.MALE)));
            language.other().forEach(word -> assertThat(Cleaned.by(new GenderRule(), word))
                    .isEqualTo(Cleaned.to(Gender.OTHER)));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "feminino, FEMALE",
        "masculino, MALE",
        "femminile, FEMALE",
        "maschile, MALE",
        "Weiblich, FEMALE",
        "MÄNNLICH, MALE",
        "W, FEMALE",
        "M, MALE",
        "divers, OTHER",
        "Non_Binary, OTHER",
        "kvinde, FEMALE",
        "mand, MALE",
        "Женский пол, ",
        "kadın, FEMALE",
        "KADIN, FEMALE",
        "erkek, MALE"
    })
    void genderIsReadInManyLanguages(String text, @Nullable Gender gender) {
        assertThat(Cleaned.by(new GenderRule(), text))
                .isEqualTo(gender == null ? Cleaned.refused("GENDER_UNKNOWN") : Cleaned.to(gender));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not specified",
                "Not_Specified",
                "N/A",
                "unknown",
                "-",
                "keine Angabe",
                "prefer not to say",
                "none"
            })
    void genderThatIsNotToldIsNoIssue(String text) {
        assertThat(Cleaned.by(new GenderRule(), text)).isEqualTo(new Cleaned(null, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "1962-12-12T18:21:50.701Z, 1962-12-12",
        "1962-12-12, 1962-12-12",
        "1996-5-3, 1996-05-03",
        "1962-12-12T23:30:00-02:00, 1962-12-12",
        "1973-11-01T00:00:00+13:00, 1973-11-01",
        "1973-11-01T00:00:00.000+0100, 1973-11-01",
        "1973-11-01T00:00:00+01, 1973-11-01",
        "1973-11-01T00:00:00, 1973-11-01",
        "1973-11-01T00:00, 1973-11-01",
        "2026-03-01, 2026-03-01"
    })
    void aBirthDateIsADay(String text, LocalDate day) {
        assertThat(Cleaned.by(new BirthDateRule(OBSERVED), text)).isEqualTo(Cleaned.to(day));
    }

    @Test
    void noUserIsBornTomorrowOrInTheMiddleAges() {
        BirthDateRule rule = new BirthDateRule(OBSERVED);
        assertThat(Cleaned.by(rule, "2026-03-02")).isEqualTo(Cleaned.refused("DATE_OUT_OF_RANGE"));
        assertThat(Cleaned.by(rule, "1212-12-12")).isEqualTo(Cleaned.refused("DATE_OUT_OF_RANGE"));
        assertThat(Cleaned.by(rule, "12/12/1962")).isEqualTo(Cleaned.refused("DATE_INVALID"));
        assertThat(Cleaned.by(rule, "2023-02-30")).isEqualTo(Cleaned.refused("DATE_INVALID"));
    }

    @Test
    void whoIsBornWhereTheNextDayHasBegunIsBorn() {
        BirthDateRule rule = new BirthDateRule(Instant.parse("2026-03-01T11:30:00Z"));
        assertThat(Cleaned.by(rule, "2026-03-02T00:10:00+13:00")).isEqualTo(Cleaned.to(LocalDate.of(2026, 3, 2)));
        assertThat(Cleaned.by(rule, "2026-03-03")).isEqualTo(Cleaned.refused("DATE_OUT_OF_RANGE"));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-01-01T10:00:00.123+01:00, 2019-01-01T09:00:00.123Z",
        "2019-01-01T10:00:00+0100, 2019-01-01T09:00:00Z",
        "2019-01-01T10:00:00-03, 2019-01-01T13:00:00Z",
        "2019-01-01T10:00:00, 2019-01-01T10:00:00Z",
        "2019-01-01T10:00:00+01:00[Europe/Paris], 2019-01-01T09:00:00Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z"
    })
    void anOffsetOfATimeIsReadInEveryIsoForm(String text, Instant instant) {
        assertThat(Cleaned.by(new TimeRule(OBSERVED), text)).isEqualTo(Cleaned.to(instant));
    }

    @Test
    void aTimeIsCutToMicroseconds() {
        TimeRule rule = new TimeRule(OBSERVED);
        assertThat(Cleaned.by(rule, "2012-02-05T06:55:30.123456789Z"))
                .isEqualTo(Cleaned.to(Instant.parse("2012-02-05T06:55:30.123456Z")));
        assertThat(Cleaned.by(rule, "2012-02-05T06:55:30"))
                .isEqualTo(Cleaned.to(Instant.parse("2012-02-05T06:55:30Z")));
        assertThat(Cleaned.by(rule, "2099-01-01T00:00:00Z")).isEqualTo(Cleaned.refused("DATE_OUT_OF_RANGE"));
        assertThat(Cleaned.by(rule, "+999999999-01-01T00:00:00Z")).isEqualTo(Cleaned.refused("DATE_OUT_OF_RANGE"));
        assertThat(Cleaned.by(rule, "yesterday")).isEqualTo(Cleaned.refused("DATE_INVALID"));
    }

    @Test
    void degreesStayOnTheGlobe() {
        assertThat(Cleaned.by(new DegreesRule(90), "-39.6932")).isEqualTo(Cleaned.to(-39.6932));
        assertThat(Cleaned.by(new DegreesRule(180), "-140.4807")).isEqualTo(Cleaned.to(-140.4807));
        assertThat(Cleaned.by(new DegreesRule(90), "90.0001")).isEqualTo(Cleaned.refused("COORDINATE_INVALID"));
        assertThat(Cleaned.by(new DegreesRule(90), "NaN")).isEqualTo(Cleaned.refused("COORDINATE_INVALID"));
        assertThat(Cleaned.by(new DegreesRule(90), "55°N")).isEqualTo(Cleaned.refused("COORDINATE_INVALID"));
    }

    @ParameterizedTest
    @CsvSource({"-3:30, -03:30", "+8:00, +08:00", "0:00, +00:00", "+0530, +05:30", "UTC+2, +02:00", "-12:00, -12:00"})
    void anOffsetGetsItsIsoForm(String text, String offset) {
        assertThat(Cleaned.by(new UtcOffsetRule(), text)).isEqualTo(Cleaned.to(offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15:00", "-12:30", "CET", "+1:75"})
    void anOffsetThatDoesNotExistIsRefused(String text) {
        assertThat(Cleaned.by(new UtcOffsetRule(), text)).isEqualTo(Cleaned.refused("UTC_OFFSET_INVALID"));
    }

    @Test
    void aPictureIsOnTheWeb() {
        String picture = "https://randomuser.me/api/portraits/men/90.jpg";
        assertThat(Cleaned.by(new PictureRule(), picture)).isEqualTo(Cleaned.to(picture));
        assertThat(Cleaned.by(new PictureRule(), "javascript:alert(1)")).isEqualTo(Cleaned.refused("PICTURE_INVALID"));
        assertThat(Cleaned.by(new PictureRule(), "/men/90.jpg")).isEqualTo(Cleaned.refused("PICTURE_INVALID"));
    }

    @Test
    void anIdWithTheMarkOfAProgramIsRefused() {
        assertThat(Cleaned.by(new NationalIdRule(), "121262-8415")).isEqualTo(Cleaned.to("121262-8415"));
        assertThat(Cleaned.by(new NationalIdRule(), "NaNNA059undefined"))
                .isEqualTo(Cleaned.refused("NATIONAL_ID_BROKEN"));
    }
}
