package io.userdata.transform;

import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static io.userdata.transform.fixture.RawRecords.incoming;
import static io.userdata.transform.fixture.RawRecords.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.ShippedSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that no number has room for send a record away, those that merely are odd do not. */
class RecordNumbersTest {
    private static final RawRecord RECORD = RawRecords.of("DK:u-1", 2, 41, payload());
    private final RecordTransform transform = new RecordTransform(ShippedSettings.rules(), MAPPER, Lane.LIVE);

    @ParameterizedTest
    @ValueSource(strings = {"\"postcode\":6760", "\"number\":12"})
    void numberWithoutEndIsTooComplex(String field) {
        String endless = field.replaceFirst("\\d+", "1e40034567878901234567890");
        assertThat(quarantined(with(field, endless)).reason().code()).isEqualTo("TOO_COMPLEX");
    }

    /** First as the record is usually read, then as a record with a field of its own is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"n\":1e99999999999",
                "\"n\":-1E-99999999999",
                "\"n\":1e2147483648",
                "\"n\":[{\"n\":1e99999999999}]",
                "\"nat\":1e99999999999",
                "\"id\":1e99999999999",
                "\"id\":{\"name\":[1e99999999999]}"
            })
    void numberThatNoNumberHasRoomForIsTooComplexWhereverItStands(String field) {
        byte[] value = with("\"payload\":{", "\"payload\":{" + field + ",");
        assertThat(quarantined(value).reason().code()).isEqualTo("TOO_COMPLEX");
        byte[] unusual =
                new String(value, UTF_8).replaceFirst("\\{", "{\"unusual\":0,").getBytes(UTF_8);
        assertThat(quarantined(unusual).reason().code()).isEqualTo("TOO_COMPLEX");
        byte[] unusualToo = new String(value, UTF_8)
                .replaceFirst("\\{", "{\"unusual\":1e99999999999,")
                .getBytes(UTF_8);
        assertThat(quarantined(unusualToo).reason().code()).isEqualTo("TOO_COMPLEX");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e400", "-1e-400", "1e99999", "1e2147483647", "123456789012345678901234567890", "1e-2147483647"
            })
    void numberThatNoDoubleCanHoldPassesWhereTheMappingDoesNotReadIt(String number) {
        byte[] value = with("\"payload\":{", "\"payload\":{\"n\":" + number + ",");
        assertThat(transform.apply(incoming(RECORD, value)).outcome()).isEqualTo(TransformOutcome.ENRICHED);
        byte[] unusual = new String(value, UTF_8)
                .replaceFirst("\\{", "{\"unusual\":" + number + ",")
                .getBytes(UTF_8);
        assertThat(transform.apply(incoming(RECORD, unusual)).outcome()).isEqualTo(TransformOutcome.ENRICHED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"32 12 34 56\"", "\"55.3283\"", "\"Asta\"", "\"1990-05-17T18:21:50.701Z\"", "6760", "\"+1:00\""
            })
    void numberThatNoDoubleCanHoldEndsNoRecord(String replaced) {
        for (String number : List.of("1e400", "1e2147483647", "1e-2147483647", "-0.0e5")) {
            OutgoingRecord outgoing = transform.apply(incoming(RECORD, with(replaced, number)));
            assertThat(outgoing.headers()).as(number).isEmpty();
        }
    }

    private QuarantinedRecord quarantined(IncomingRecord incoming) {
        OutgoingRecord outgoing = transform.apply(incoming);
        assertThat(outgoing.outcome()).isEqualTo(TransformOutcome.QUARANTINED);
        assertThat(outgoing.topic()).isEqualTo("users.quarantine");
        assertThat(outgoing.partition()).isEqualTo(incoming.partition());
        QuarantinedRecord quarantined = QuarantineHeaders.read(outgoing.headers(), outgoing.value());
        assertThat(quarantined.reason().stage()).isEqualTo(QuarantineStage.PROCESSOR);
        assertThat(quarantined.original().bytes()).isEqualTo(incoming.value());
        return quarantined;
    }

    private QuarantinedRecord quarantined(byte @Nullable [] value) {
        return quarantined(incoming(RECORD, value));
    }

    private static byte[] with(String from, String to) {
        String json = new String(RawRecords.bytes(RECORD), UTF_8);
        assertThat(json).contains(from);
        return json.replace(from, to).getBytes(UTF_8);
    }
}
