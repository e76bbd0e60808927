package io.userdata.transform.codec;

import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static io.userdata.transform.fixture.RawRecords.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.RawRecord;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.ShippedSettings;
import io.userdata.transform.mapping.MappedUser;
import io.userdata.transform.mapping.MappingRegistry;
import io.userdata.transform.mapping.Payload;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it reads is what the thorough reader reads; what that one refuses or reads otherwise it does not read at all. */
class RawRecordFastParserTest {
    private static final RawRecord RECORD = RawRecords.of("DK:u-1", 2, 41, payload());
    private static final MappingRegistry MAPPINGS = ShippedSettings.mappings();
    private final RawRecordFastParser reader = new RawRecordFastParser(MAPPINGS, MAPPER);

    private static String json() {
        return new String(RawRecords.bytes(RECORD), UTF_8);
    }

    @Test
    void usualRecordIsReadAsTheMapperReadsIt() {
        ReceivedRecord received = Objects.requireNonNull(reader.read(RawRecords.bytes(RECORD)));
        RawRecord thorough = MAPPER.readValue(RawRecords.bytes(RECORD), RawRecord.class);
        assertThat(received.raw())
                .usingRecursiveComparison()
                .ignoringFields("payload")
                .isEqualTo(thorough);
        assertThat(mapped(received.payload().get()))
                .isEqualTo(mapped(Objects.requireNonNull(thorough.payload()).json()));
    }

    @Test
    void numbersOfThePayloadStayAsTheyWereWritten() {
        String numbers =
                "{\"id\":{\"name\":1.10,\"value\":1e3},\"email\":12345678901234567890,\"phone\":-0.0,\"cell\":-0,"
                        + "\"name\":{\"first\":\"\\ud83d\\ude00\"}}";
        RawRecord record = RawRecords.of("DK:u-1", 2, 41, numbers);
        ReceivedRecord received = Objects.requireNonNull(reader.read(RawRecords.bytes(record)));
        assertThat(mapped(received.payload().get())).isEqualTo(mapped(numbers));
    }

    private static MappedUser mapped(String json) {
        return mapped(Payload.of(MAPPER.readTree(json)));
    }

    private static MappedUser mapped(Payload payload) {
        return MAPPINGS.of("randomuser").orElseThrow().map(payload, drift -> {});
    }

    @Test
    void deleteIsReadWithoutAPayload() {
        RawRecord delete = RawRecords.of("DK:u-1", 2, 41, null);
        assertThat(Objects.requireNonNull(reader.read(RawRecords.bytes(delete))).raw())
                .isEqualTo(delete);
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
    void unusualRecordIsLeftToTheThoroughReader(String from, String to) {
        assertThat(json()).contains(from);
        assertThat(reader.read(json().replace(from, to).getBytes(UTF_8))).isNull();
    }

    @Test
    void whatComesBehindARecordIsUnusual() {
        assertThat(reader.read((json() + "{}").getBytes(UTF_8))).isNull();
        assertThat(reader.read(json().substring(0, json().length() - 1).getBytes(UTF_8)))
                .isNull();
        assertThat(reader.read("\"text\"".getBytes(UTF_8))).isNull();
        assertThat(reader.read(new byte[0])).isNull();
    }
}
