package io.userdata.transform.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCapitalizerTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ASTA, Asta",
                "asta sørensen, Asta Sørensen",
                "VAN DER BERG, van der Berg",
                "de la cruz, de la Cruz",
                "O'BRIEN, O'Brien",
                "o’neill, O’Neill",
                "D'ANGELO, D'Angelo",
                "MCDONALD, McDonald",
                "MACHADO, Machado",
                "JEAN-LUC, Jean-Luc",
                "mar'yana, Mar'yana",
                "'T HOOFT, 't Hooft",
                "J.R. SMITH, J.R. Smith",
                "JOHN SMITH III, John Smith III",
                "TJ, TJ",
                "LI, Li",
                "MR, MR",
                "van, Van",
                "ОЛЕКСАНДР, Олександр",
                "ΠΑΠΑΔΟΠΟΥΛΟΣ, Παπαδοπουλος"
            })
    void whatIsInOneCaseGetsItsCapitals(String name, String cased) {
        assertThat(new NameCapitalizer("UA").of(name)).isEqualTo(cased);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DeVito", "van der Berg", "McDonald", "پوریا", "王小明", "José María", "X"})
    void whatHasBothOrNoneStays(String name) {
        assertThat(new NameCapitalizer(null).of(name)).isEqualTo(name);
    }

    @Test
    void turkishHasAnIOfItsOwn() {
        assertThat(new NameCapitalizer("TR").of("İBRAHİM YILDIZ")).isEqualTo("İbrahim Yıldız");
        assertThat(new NameCapitalizer("TR").of("ibrahim")).isEqualTo("İbrahim");
    }
}
