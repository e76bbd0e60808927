package io.userdata.transform.cleaning;

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
        assertThat(CleaningResult.by(new CountryRule(), text.replace('\'', '’')))
                .isEqualTo(CleaningResult.to(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEGO", "ZZ", "Atlantis"})
    void whatIsNoCountryIsRefused(String text) {
        assertThat(CleaningResult.by(new CountryRule(), text)).isEqualTo(CleaningResult.refused("COUNTRY_UNKNOWN"));
    }

    @Test
    void genderHasThreeWords() {
        assertThat(CleaningResult.by(new GenderRule(), "Female")).isEqualTo(CleaningResult.to(Gender.FEMALE));
        assertThat(CleaningResult.by(new GenderRule(), "non-binary")).isEqualTo(CleaningResult.to(Gender.OTHER));
        assertThat(CleaningResult.by(new GenderRule(), "robot")).isEqualTo(CleaningResult.refused("GENDER_UNKNOWN"));
    }

    @Test
    void everyLanguageHasAWordForBothSidesAndNoWordMeansTwoThings() {
        assertThat(GenderRule.LANGUAGES).hasSizeGreaterThan(10).allSatisfy(language -> {
            assertThat(language.female()).as(language.code()).isNotEmpty();
            assertThat(language.male()).as(language.code()).isNotEmpty();
            language.female()
                    .forEach(word -> assertThat(CleaningResult.by(new GenderRule(), word.toUpperCase(Locale.ROOT)))
                            .isEqualTo(CleaningResult.to(Gender.FEMALE)));
            language.male().forEach(word -> assertThat(CleaningResult.by(new GenderRule(), word))
                    .isEqualTo(CleaningResult.to(Gender.MALE)));
            language.other().forEach(word -> assertThat(CleaningResult.by(new GenderRule(), word))
                    .isEqualTo(CleaningResult.to(Gender.OTHER)));
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
        assertThat(CleaningResult.by(new GenderRule(), text))
                .isEqualTo(gender == null ? CleaningResult.refused("GENDER_UNKNOWN") : CleaningResult.to(gender));
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
        assertThat(CleaningResult.by(new GenderRule(), text)).isEqualTo(new CleaningResult(null, List.of()));
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
        assertThat(CleaningResult.by(new BirthDateRule(OBSERVED), text)).isEqualTo(CleaningResult.to(day));
    }

    @Test
    void noUserIsBornTomorrowOrInTheMiddleAges() {
        BirthDateRule rule = new BirthDateRule(OBSERVED);
        assertThat(CleaningResult.by(rule, "2026-03-02")).isEqualTo(CleaningResult.refused("DATE_OUT_OF_RANGE"));
        assertThat(CleaningResult.by(rule, "1212-12-12")).isEqualTo(CleaningResult.refused("DATE_OUT_OF_RANGE"));
        assertThat(CleaningResult.by(rule, "12/12/1962")).isEqualTo(CleaningResult.refused("DATE_INVALID"));
        assertThat(CleaningResult.by(rule, "2023-02-30")).isEqualTo(CleaningResult.refused("DATE_INVALID"));
    }

    @Test
    void whoIsBornWhereTheNextDayHasBegunIsBorn() {
        BirthDateRule rule = new BirthDateRule(Instant.parse("2026-03-01T11:30:00Z"));
        assertThat(CleaningResult.by(rule, "2026-03-02T00:10:00+13:00"))
                .isEqualTo(CleaningResult.to(LocalDate.of(2026, 3, 2)));
        assertThat(CleaningResult.by(rule, "2026-03-03")).isEqualTo(CleaningResult.refused("DATE_OUT_OF_RANGE"));
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
        assertThat(CleaningResult.by(new TimeRule(OBSERVED), text)).isEqualTo(CleaningResult.to(instant));
    }

    @Test
    void aTimeIsCutToMicroseconds() {
        TimeRule rule = new TimeRule(OBSERVED);
        assertThat(CleaningResult.by(rule, "2012-02-05T06:55:30.123456789Z"))
                .isEqualTo(CleaningResult.to(Instant.parse("2012-02-05T06:55:30.123456Z")));
        assertThat(CleaningResult.by(rule, "2012-02-05T06:55:30"))
                .isEqualTo(CleaningResult.to(Instant.parse("2012-02-05T06:55:30Z")));
        assertThat(CleaningResult.by(rule, "2099-01-01T00:00:00Z"))
                .isEqualTo(CleaningResult.refused("DATE_OUT_OF_RANGE"));
        assertThat(CleaningResult.by(rule, "+999999999-01-01T00:00:00Z"))
                .isEqualTo(CleaningResult.refused("DATE_OUT_OF_RANGE"));
        assertThat(CleaningResult.by(rule, "yesterday")).isEqualTo(CleaningResult.refused("DATE_INVALID"));
    }

    @Test
    void degreesStayOnTheGlobe() {
        assertThat(CleaningResult.by(new DegreesRule(90), "-39.6932")).isEqualTo(CleaningResult.to(-39.6932));
        assertThat(CleaningResult.by(new DegreesRule(180), "-140.4807")).isEqualTo(CleaningResult.to(-140.4807));
        assertThat(CleaningResult.by(new DegreesRule(90), "90.0001"))
                .isEqualTo(CleaningResult.refused("COORDINATE_INVALID"));
        assertThat(CleaningResult.by(new DegreesRule(90), "NaN"))
                .isEqualTo(CleaningResult.refused("COORDINATE_INVALID"));
        assertThat(CleaningResult.by(new DegreesRule(90), "55°N"))
                .isEqualTo(CleaningResult.refused("COORDINATE_INVALID"));
    }

    @ParameterizedTest
    @CsvSource({"-3:30, -03:30", "+8:00, +08:00", "0:00, +00:00", "+0530, +05:30", "UTC+2, +02:00", "-12:00, -12:00"})
    void anOffsetGetsItsIsoForm(String text, String offset) {
        assertThat(CleaningResult.by(new UtcOffsetRule(), text)).isEqualTo(CleaningResult.to(offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15:00", "-12:30", "CET", "+1:75"})
    void anOffsetThatDoesNotExistIsRefused(String text) {
        assertThat(CleaningResult.by(new UtcOffsetRule(), text))
                .isEqualTo(CleaningResult.refused("UTC_OFFSET_INVALID"));
    }

    @Test
    void aPictureIsOnTheWeb() {
        String picture = "https://randomuser.me/api/portraits/men/90.jpg";
        assertThat(CleaningResult.by(new PictureRule(), picture)).isEqualTo(CleaningResult.to(picture));
        assertThat(CleaningResult.by(new PictureRule(), "javascript:alert(1)"))
                .isEqualTo(CleaningResult.refused("PICTURE_INVALID"));
        assertThat(CleaningResult.by(new PictureRule(), "/men/90.jpg"))
                .isEqualTo(CleaningResult.refused("PICTURE_INVALID"));
    }

    @Test
    void anIdWithTheMarkOfAProgramIsRefused() {
        assertThat(CleaningResult.by(new NationalIdRule(), "121262-8415")).isEqualTo(CleaningResult.to("121262-8415"));
        assertThat(CleaningResult.by(new NationalIdRule(), "NaNNA059undefined"))
                .isEqualTo(CleaningResult.refused("NATIONAL_ID_BROKEN"));
    }
}
