package io.userdata.transform.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatinTransliteratorTest {
    private final LatinTransliterator latin = new LatinTransliterator();

    @ParameterizedTest
    @CsvSource({
        "Олександр Ткаченко, Oleksandr Tkacenko",
        "پوریا کریمی, Pwrya Krymy",
        "محمدمهدی علیزاده, Mhmdmhdy Lyzadh",
        "王小明, Wang Xiao Ming",
        "Ελένη, Elene",
        "Ћирић Đorđe, Ciric Dorde"
    })
    void anotherScriptIsWrittenInLatinLetters(String name, String expected) {
        assertThat(latin.of(name)).isEqualTo(expected);
        assertThat(latin.of(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asta Sørensen", "Živorad Velioğlu", "Łukasz", "Nguyễn", "O’Brien", "😀"})
    void latinLettersStay(String name) {
        assertThat(latin.of(name)).isNull();
    }

    @Test
    void noNameHasNoLetters() {
        assertThat(latin.of(null)).isNull();
    }
}
