package io.userdata.transform.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class TextNormalizerTest {
    @Test
    void spacesOfEveryKindCollapseAndTheEndsAreCut() {
        assertThat(TextNormalizer.of(" \tAnna\u00A0\u2003 Maria\r\n")).isEqualTo("Anna Maria");
    }

    @Test
    void lettersAreComposed() {
        assertThat(TextNormalizer.of("Zoe\u0308")).isEqualTo("Zoë");
    }

    @Test
    void controlCharactersMarksOfDirectionAndHalfSurrogatesGo() {
        assertThat(TextNormalizer.of("A\u0000n\u202En\uFEFFa\uD800")).isEqualTo("Anna");
    }

    @Test
    void persianJoinersStay() {
        assertThat(TextNormalizer.of("می\u200Cخواهم")).isEqualTo("می\u200Cخواهم");
    }

    @Test
    void joinersThatHideInLatinOrCyrillicGo() {
        assertThat(TextNormalizer.of("A\u200Cnn\u200Da \u200CИ\u200Dван")).isEqualTo("Anna Иван");
    }

    @Test
    void whatIsPlainIsLeftAlone() {
        assertThat(TextNormalizer.of("Anna Maria")).isEqualTo("Anna Maria");
        assertThat(TextNormalizer.of(" Anna  Maria ")).isEqualTo("Anna Maria");
        assertThat(TextNormalizer.of("")).isNull();
    }

    /** Of these most are passed without a closer look. */
    @Test
    void everyCharacterBeforeTheFirstMarkIsComposedOrASpaceOrGone() {
        for (char character = 0; character < 0x300; character++) {
            String text = "x" + character + "y";
            boolean space = Character.isWhitespace(character) || Character.isSpaceChar(character);
            boolean hidden = Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
            String clean = space ? "x y" : hidden ? "xy" : Normalizer.normalize(text, Normalizer.Form.NFC);
            assertThat(TextNormalizer.of(text)).as("%04x", (int) character).isEqualTo(clean);
        }
    }

    @Test
    void lettersBeyondTheFirstPlaneStay() {
        assertThat(TextNormalizer.of("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void nothingVisibleIsNothing() {
        assertThat(TextNormalizer.of(" \u200B\u0007 ")).isNull();
        assertThat(TextNormalizer.of(null)).isNull();
    }
}
