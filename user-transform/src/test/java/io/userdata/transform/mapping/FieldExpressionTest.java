package io.userdata.transform.mapping;

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
             "list":["l0"],"mails":[{"value":"old@x"},{"value":"new@x","primary":true}],"deep":{"a/b":"escaped"}}""");

    private static FieldValue read(String expression) {
        return read(expression, "string | number");
    }

    private static FieldValue read(String expression, String types) {
        return FieldExpression.parse(expression).read(TreePayload.of(PAYLOAD), ValueType.parse(types));
    }

    private static FieldValue changedAt(String path) {
        return new FieldValue(null, path);
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
        assertThat(read("/missing")).isEqualTo(FieldValue.NOTHING);
        assertThat(read("/none")).isEqualTo(FieldValue.NOTHING);
        assertThat(read("/blank")).isEqualTo(FieldValue.NOTHING);
        assertThat(read("/a/too/deep")).isEqualTo(FieldValue.NOTHING);
    }

    @Test
    void anotherTypeIsNamed() {
        assertThat(read("/list")).isEqualTo(changedAt("/list"));
        assertThat(read("/deep")).isEqualTo(changedAt("/deep"));
        assertThat(read("/yes")).isEqualTo(changedAt("/yes"));
    }

    @Test
    void onlyTheTypesOfTheUnionAreRead() {
        assertThat(read("/number", "integer").text()).isEqualTo("12");
        assertThat(read("/float", "string | integer")).isEqualTo(changedAt("/float"));
        assertThat(read("/a", "number")).isEqualTo(changedAt("/a"));
        assertThat(read("/yes", "Boolean").text()).isEqualTo("true");
        assertThatIllegalArgumentException().isThrownBy(() -> ValueType.parse("string | text"));
    }

    @Test
    void anElementIsChosenByWhatItSays() {
        assertThat(read("/mails[primary=true]/value").text()).isEqualTo("new@x");
        assertThat(read("/mails[primary=false]/value | /mails/0/value").text()).isEqualTo("old@x");
        assertThat(read("/number[primary=true]/value")).isEqualTo(FieldValue.NOTHING);
        assertThat(read("/mails[primary=true]")).isEqualTo(changedAt("/mails[primary=true]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\"", "\"True\"", "\"TRUE\""})
    void conditionIsTrueInEveryForm(String primary) {
        JsonNode payload = JsonMapper.shared()
                .readTree("{\"mails\":[{\"value\":\"old@x\",\"primary\":\"False\"},{\"value\":\"new@x\",\"primary\":"
                        + primary + "}]}");
        for (String condition : new String[] {"[primary=true]", "[primary=True]"}) {
            FieldValue found = FieldExpression.parse("/mails" + condition + "/value")
                    .read(TreePayload.of(payload), ValueType.TEXT_OR_NUMBER);
            assertThat(found.text()).isEqualTo("new@x");
        }
    }

    @Test
    void alternativesAreTriedInTurn() {
        assertThat(read("/missing | /deep | /a").text()).isEqualTo("x");
        assertThat(read("/missing | /deep")).isEqualTo(changedAt("/deep"));
    }

    @Test
    void aTemplatePutsPointersTogether() {
        assertThat(read("{/number} {/a}").text()).isEqualTo("12 x");
        assertThat(read("no. {/missing} {/a}").text()).isEqualTo("no.  x");
        assertThat(read("no. {/missing}")).isEqualTo(FieldValue.NOTHING);
        assertThat(read("{/a} {/deep}")).isEqualTo(changedAt("/deep"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "{a}", "{/a", "/a | ", "text only", "{}{/a}}", "/a[b=c]d"})
    void whatIsNoExpressionIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldExpression.parse(text));
    }
}
