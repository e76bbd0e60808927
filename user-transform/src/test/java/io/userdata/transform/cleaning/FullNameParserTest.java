package io.userdata.transform.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullNameParserTest {
    @ParameterizedTest
    @CsvSource({
        "Leanne Graham,, Leanne, Graham",
        "Mrs. Dennis Schulist, Mrs., Dennis, Schulist",
        "Nicholas Runolfsdottir V,, Nicholas, Runolfsdottir V",
        "Dr Ludwig van Beethoven, Dr, Ludwig, van Beethoven",
        "Ana Maria de la Cruz,, Ana Maria, de la Cruz",
        "Cher,, Cher,",
        "Dr,, Dr,",
        "van Gogh,, van, Gogh",
        "王小明,, 王小明,"
    })
    void aNameIsCutWhereMostPart(String text, String title, String first, String last) {
        assertThat(FullNameParser.of(text)).isEqualTo(new FullNameParser(title, first, last));
    }
}
