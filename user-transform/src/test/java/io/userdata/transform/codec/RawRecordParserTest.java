package io.userdata.transform.codec;

import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static io.userdata.transform.fixture.RawRecords.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.userdata.events.record.RawRecord;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.ShippedSettings;
import io.userdata.transform.mapping.CanonicalField;
import io.userdata.transform.mapping.MappedUser;
import io.userdata.transform.mapping.MappingRegistry;
import io.userdata.transform.mapping.SourceMapping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** What it reads is what the mapper of the contract reads; what that one refuses it refuses too. */
class RawRecordParserTest {
    private static final RawRecord RECORD = RawRecords.of("DK:u-1", 2, 41, payload());
    private static final MappingRegistry MAPPINGS = ShippedSettings.mappings();
    private final RawRecordParser parser = new RawRecordParser(MAPPINGS, MAPPER);

    private static String json() {
        return new String(RawRecords.bytes(RECORD), UTF_8);
    }

    private void isReadAsByTheMapper(String json) {
        byte[] value = json.getBytes(UTF_8);
        RawRecord expected = byTheMapper(value);
        if (expected == null) {
            assertThatExceptionOfType(RejectedRecordException.class).isThrownBy(() -> parser.read(value));
        } else {
            assertThat(parser.read(value))
                    .usingRecursiveComparison()
                    .ignoringFields("payload")
                    .isEqualTo(expected);
        }
    }

    private static @Nullable RawRecord byTheMapper(byte[] value) {
        try {
            return MAPPER.readValue(value, RawRecord.class);
        } catch (JacksonException e) {
            return null; // and the parser must refuse it
        }
    }

    @Test
    void recordAndItsPayloadAreReadAsByTheMapper() {
        isReadAsByTheMapper(json());
        assertThat(mapped(RECORD)).isEqualTo(mapped(payload()));
    }

    @Test
    void numbersOfThePayloadStayAsTheyWereWritten() {
        String numbers =
                "{\"id\":{\"name\":1.10,\"value\":1e3},\"email\":12345678901234567890,\"phone\":-0.0,\"cell\":-0,"
                        + "\"name\":{\"first\":\"\\ud83d\\ude00\"}}";
        MappedUser mapped = mapped(RawRecords.of("DK:u-1", 2, 41, numbers));
        assertThat(mapped).isEqualTo(mapped(numbers));
        assertThat(mapped.texts())
                .containsEntry(CanonicalField.NATIONAL_ID_NAME, "1.10")
                .containsEntry(CanonicalField.EMAIL, "12345678901234567890");
    }

    private MappedUser mapped(RawRecord record) {
        return mapping().map(parser.read(RawRecords.bytes(record)).mapped(), drift -> {});
    }

    private static MappedUser mapped(String json) {
        try (JsonParser tokens = MAPPER.createParser(json)) {
            tokens.nextToken();
            return mapping().map(mapping().read(tokens), drift -> {});
        }
    }

    private static SourceMapping mapping() {
        return MAPPINGS.of("randomuser").orElseThrow();
    }

    @Test
    void deleteIsReadWithoutAPayload() {
        String delete = new String(RawRecords.bytes(RawRecords.of("DK:u-1", 2, 41, null)), UTF_8);
        isReadAsByTheMapper(delete);
        assertThat(parser.read(delete.getBytes(UTF_8)).payload()).isNull();
    }

    @Test
    void payloadBeforeItsSourceIsReadByTheMappingOfThatSource() {
        int payload = json().indexOf(",\"payload\":");
        String turned =
                "{" + json().substring(payload + 1, json().length() - 1) + "," + json().substring(1, payload) + "}";
        isReadAsByTheMapper(turned);
        assertThat(mapping().map(parser.read(turned.getBytes(UTF_8)).mapped(), drift -> {}))
                .isEqualTo(mapped(payload()));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `"page":1` , `"page":1.0`
            `"page":1` , `"page":"1"`
            `"page":1` , `"page":null`
            `"page":1` , `"page":-1`
            `"page":1` , `"page":1,"page":2`
            `"page":1` , `"page":99999999999999999999`
            `"page":1` , `"page":1,"more":2`
            `"slice":0` , `"slice":4294967296`
            `"slice":0` , `"slice":0,"more":[]`
            `"lane":"live"` , `"lane":"LIVE"`
            `"lane":"live"` , `"lane":0`
            `"operation":"upsert"` , `"operation":"insert"`
            `"source":"randomuser"` , `"source":""`
            `"source":"randomuser"` , `"source":7`
            `"observedAt":"2026-03-01T09:30:00.123456Z"` , `"observedAt":1772357400`
            `"observedAt":"2026-03-01T09:30:00.123456Z"` , `"observedAt":"2026-03-01T10:30:00+01:00"`
            `"eventId":"0199e2a4` , `"eventId":"0199E2A4`
            `"eventId":"0199e2a4-6c7b` , `"eventId":"0199e2a46-c7b`
            `"eventId"` , `"anotherId"`
            `{"eventId"` , `[{"eventId"`
            `"payload":{` , `"payload":[{`
            `"payload":{` , `"payload":null,"other":{`
            """)
    void unusualRecordIsReadAsByTheMapper(String from, String to) {
        assertThat(json()).contains(from);
        isReadAsByTheMapper(json().replace(from, to));
    }

    @Test
    void whatIsNotOneRecordIsRefused() {
        isReadAsByTheMapper(json() + "{}");
        isReadAsByTheMapper(json().substring(0, json().length() - 1));
        isReadAsByTheMapper("\"text\"");
        isReadAsByTheMapper("");
    }
}
