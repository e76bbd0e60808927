package io.userdata.processor.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FieldExpressionTest {
    private static final JsonNode PAYLOAD = JsonMapper.shared().readTree("""
            {"a":"x","number":12,"big":12345678901234567890,"float":1.10,"blank":" ","none":null,"yes":true,
             "list":["l0"],"deep":{"a/b":"escaped"}}""");

    private static Found read(String expression) {
        return FieldExpression.parse(expression).read(PAYLOAD);
    }

    @Test
    void aPointerGivesTextsAndNumbersAsTheyWereWritten() {
        assertThat(read("/a").text()).isEqualTo("x");
        assertThat(read("/number").text()).isEqualTo("12");
        assertThat(read("/big").text()).isEqualTo("12345678901234567890");
        assertThat(read("/list/0").text()).isEqualTo("l0");
        assertThat(read("/deep/a~1b").text()).isEqualTo("escaped");
    }

    @Test
    void nothingNullAndBlankAreNotThere() {
        assertThat(read("/missing")).isEqualTo(Found.NOTHING);
        assertThat(read("/none")).isEqualTo(Found.NOTHING);
        assertThat(read("/blank")).isEqualTo(Found.NOTHING);
        assertThat(read("/a/too/deep")).isEqualTo(Found.NOTHING);
    }

    @Test
    void anotherTypeIsNamed() {
        assertThat(read("/list")).isEqualTo(Found.WRONG_TYPE);
        assertThat(read("/deep")).isEqualTo(Found.WRONG_TYPE);
        assertThat(read("/yes")).isEqualTo(Found.WRONG_TYPE);
    }

    @Test
    void alternativesAreTriedInTurn() {
        assertThat(read("/missing | /deep | /a").text()).isEqualTo("x");
        assertThat(read("/missing | /deep")).isEqualTo(Found.WRONG_TYPE);
    }

    @Test
    void aTemplatePutsPointersTogether() {
        assertThat(read("{/number} {/a}").text()).isEqualTo("12 x");
        assertThat(read("no. {/missing} {/a}").text()).isEqualTo("no.  x");
        assertThat(read("no. {/missing}")).isEqualTo(Found.NOTHING);
        assertThat(read("{/a} {/deep}")).isEqualTo(Found.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "{a}", "{/a", "/a | ", "text only", "{}{/a}}"})
    void whatIsNoExpressionIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldExpression.parse(text));
    }
}
