package io.userdata.localstack.userapi.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinSpellingTest {
    @ParameterizedTest
    @CsvSource({
        "Xénon,xenon",
        "da Rocha,darocha",
        "O'Connor,oconnor",
        "Yıldızoğlu,yildizoglu",
        "Anđela,andela",
        "Støylen,stoylen",
        "Зиновій,zynovii",
        "گلشن,glshn"
    })
    void spellsNamesForAddresses(String name, String spelled) {
        assertThat(LatinSpelling.spell(name)).isEqualTo(spelled);
    }
}
