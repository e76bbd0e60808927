package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.ingest.source.UnreadableRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageBodyTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static PageBody body(byte[] bytes) {
        return new PageBody(JSON, bytes, new PageDigest(List.of(), bytes));
    }

    private static List<String> records(String json, String pointer) {
        PageBody body = body(json.getBytes(UTF_8));
        body.read(JsonPointer.compile(pointer));
        return body.records().stream().map(JsonNode::toString).toList();
    }

    @Test
    void recordsOfAnyKindAreReadAsTheyStand() {
        assertThat(records(
                        "{\"a\":{\"users\":[ {\"n\":\"Ü😀\"} , 1.50,\"é\",null,[{}],true,{} ]},\"b\":2}", "/a/users"))
                .containsExactly("{\"n\":\"Ü😀\"}", "1.5", "\"é\"", "null", "[{}]", "true", "{}");
        assertThat(records("[1,2]", "")).containsExactly("1", "2");
        assertThat(records("[[0],{\"x\":[3]}]", "/1/x")).containsExactly("3");
        assertThat(records("\uFEFF{\"users\":[\"ü\"]}", "/users")).containsExactly("\"ü\"");
        assertThat(records("{\"users\":[]}", "/users")).isEmpty();
    }

    @Test
    void whatSurroundsTheRecordsIsKept() {
        assertThat(body("{\"info\":{\"next\":[1,{\"x\":2}]},\"users\":[{\"n\":1}]}".getBytes(UTF_8))
                        .read(JsonPointer.compile("/users")))
                .hasToString("{\"info\":{\"next\":[1,{\"x\":2}]},\"users\":[]}");
    }

    @Test
    void theLastOfTwoArraysOfOneNameCounts() {
        assertThat(records("{\"users\":[1,2],\"users\":[3]}", "/users")).containsExactly("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":2,\"lat\":NaN}",
                "{\"id\":2,\"a\":}",
                "{\"id\":2,\"a\":\"\u0001\"}",
                "{\"id\":2 \"b\":[1,{}]}",
                "{'id':2}",
                "nonsense",
                "\"\\x\"",
                "[1,,2]"
            })
    void aRecordThatCannotBeReadLeavesTheOthers(String broken) {
        PageBody body =
                body(("{\"users\":[{\"id\":\"1]\\\"\"}, " + broken + " ,{\"id\":3}],\"next\":4}").getBytes(UTF_8));
        assertThat(body.read(JsonPointer.compile("/users"))).hasToString("{\"users\":[],\"next\":4}");
        assertThat(body.records()).hasSize(3);
        assertThat(body.records().get(0).at("/id").stringValue()).isEqualTo("1]\"");
        assertThat(UnreadableRecord.in(body.records().get(1)))
                .hasValueSatisfying(record -> assertThat(record.text()).isEqualTo(broken))
                .hasValueSatisfying(record -> assertThat(record.toString()).doesNotContain(broken));
        assertThat(body.records().get(2).at("/id").intValue()).isEqualTo(3);
    }

    @Test
    void aRecordOfBytesThatAreNoTextLeavesTheOthers() {
        byte[] bytes = "[{\"a\":1},{\"a\":\"?\"},{\"a\":3}]".getBytes(UTF_8);
        bytes[new String(bytes, UTF_8).indexOf('?')] = (byte) 0xff;
        PageBody body = body(bytes);
        body.read(JsonPointer.empty());
        assertThat(body.records()).hasSize(3);
        assertThat(UnreadableRecord.in(body.records().get(1))).isPresent();
        assertThat(body.records().get(2)).hasToString("{\"a\":3}");
    }

    @Test
    void manyRecordsAreFoundAgain() {
        String many = "7,".repeat(999) + "7";
        assertThat(records("[" + many + "]", "")).hasSize(1_000).containsOnly("7");
    }

    @Test
    void nothingIsNoValue() {
        assertThat(body(new byte[0]).read(JsonPointer.compile("/users"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"users\":[1]} {}",
                "{\"users\":[1",
                "{\"users\":[{\"a\":]}",
                "{\"users\":[NaN}",
                "{\"users\":[1 2]}",
                "{\"users\":[1,]}",
                "{\"users\":[{\"a\":NaN}],\"b\":NaN}",
                "{\"users\":[{\"a\":NaN},{\"a\":\"1}]}",
                "{\"users\":[1]}]",
                "<html>"
            })
    void whatIsNotOneValueIsNoPage(String text) {
        assertThatThrownBy(() -> records(text, "/users")).isInstanceOf(JacksonException.class);
    }

    @Test
    void jsonThatIsNotUtf8IsNoPage() {
        PageBody body = body("{\"users\":[{\"a\":1}]}".getBytes(UTF_16));
        assertThatThrownBy(() -> body.read(JsonPointer.compile("/users"))).isInstanceOf(JacksonException.class);
    }
}
