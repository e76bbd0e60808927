package io.userdata.starter.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.events.record.JsonLimits;
import io.userdata.events.record.RawJson;
import io.userdata.events.record.RawRecord;
import io.userdata.events.run.SourceStateRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class EventMapperTest {
    private final JsonMapper json = EventMapper.create();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1.10,\"b\":[1e400,null,true],\"c\":{\"d\":\"\\u0000é\"}}",
                "\"text\"",
                "12345678901234567890123",
                "[]"
            })
    void payloadKeepsItsNumbersAndItsOrder(String payload) {
        RawJson read = json.readValue(payload, RawJson.class);
        assertThat(json.readTree(read.json())).isEqualTo(json.readTree(payload));
        assertThat(json.writeValueAsString(read)).isEqualTo(read.json());
        assertThat(read.json()).contains(payload.startsWith("{") ? "1.10" : "");
    }

    @Test
    void recordAsDeepAsMayBeFitsWithAllThatIsAroundIt() {
        int around = JsonLimits.MAX_ENVELOPE_DEPTH - JsonLimits.MAX_DEPTH;
        String record = "[".repeat(JsonLimits.MAX_DEPTH) + "]".repeat(JsonLimits.MAX_DEPTH);
        String fits = "[".repeat(around) + record + "]".repeat(around);

        RawJson read = json.readValue(fits, RawJson.class);

        assertThat(json.readValue(json.writeValueAsBytes(read), RawJson.class)).isEqualTo(read);
        assertThatThrownBy(() -> json.readTree("[" + fits + "]")).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"B\\ud800o\"}",
                "{\"name\":\"A\\uD83D\"}",
                "{\"name\":\"\\uDE00\"}",
                "{\"name\":\"\\ude00\\ud83d\"}"
            })
    void halfSurrogatePairStaysAnEscapeAtEveryHop(String payload) {
        RawJson read = json.readValue(payload, RawJson.class);

        byte[] written = json.writeValueAsBytes(read);

        assertThat(new String(written, UTF_8)).isEqualTo(read.json()).isEqualToIgnoringCase(payload);
        assertThat(json.readValue(written, RawJson.class)).isEqualTo(read);
        assertThat(json.readTree(written)).isEqualTo(json.readTree(payload));
    }

    @Test
    void unknownFieldsAreIgnored() {
        assertThat(json.readValue("{\"name\":\"a\",\"paused\":true,\"new\":{}}", SourceStateRecord.class)
                        .paused())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"a\"", "{\"name\":\"a\",\"paused\":false} x", "[]"})
    void whatIsNoRecordIsRefused(String text) {
        assertThatThrownBy(() -> json.readValue(text, RawRecord.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void deepNestingIsRefusedAndNoStackOverflow() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> json.readValue(deep, RawJson.class)).isInstanceOf(JacksonException.class);
    }
}
