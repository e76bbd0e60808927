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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a record cannot go on, and what is still known of it. */
class RecordRejectionTest {
    private static final RawRecord RECORD = RawRecords.of("DK:u-1", 2, 41, payload());
    private final RecordTransform transform = new RecordTransform(ShippedSettings.rules(), MAPPER, Lane.LIVE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "42",
                "\"text\"",
                "[]",
                "not json",
                "{\"a\":",
                "{} {}",
                "{\"a\":1}x",
                "\u0000",
                "\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000{"
            })
    void whatIsNotOneObjectIsNotJson(String text) {
        QuarantinedRecord quarantined = quarantined(text.getBytes(UTF_8));
        assertThat(quarantined.reason().code()).isEqualTo("NOT_JSON");
        assertThat(quarantined.coordinates()).isNull();
        assertThat(quarantined.origin().topic()).isEqualTo("users.raw.live");
        assertThat(quarantined.origin().partition()).isEqualTo(2);
        assertThat(quarantined.origin().offset()).isEqualTo(41);
    }

    @Test
    void invalidUtf8IsNotJsonAndItsHeadIsStillKnown() {
        byte[] value = RawRecords.bytes(RECORD);
        value[new String(value, UTF_8).indexOf("Asta")] = (byte) 0xC3;
        QuarantinedRecord quarantined = quarantined(value);
        assertThat(quarantined.reason().code()).isEqualTo("NOT_JSON");
        assertHeadIsKnown(quarantined);
    }

    @Test
    void aTruncatedRecordKeepsTheHeadBeforeTheCut() {
        byte[] value = RawRecords.bytes(RECORD);
        QuarantinedRecord quarantined = quarantined(java.util.Arrays.copyOf(value, value.length - 50));
        assertThat(quarantined.reason().code()).isEqualTo("NOT_JSON");
        assertHeadIsKnown(quarantined);
    }

    private static void assertHeadIsKnown(QuarantinedRecord quarantined) {
        assertThat(quarantined.coordinates()).isEqualTo(RECORD.coordinates());
        assertThat(quarantined.userId()).isEqualTo(RECORD.userId());
        assertThat(quarantined.eventId()).isEqualTo(RECORD.eventId());
        assertThat(quarantined.source()).isEqualTo("randomuser");
        assertThat(quarantined.lane()).isEqualTo(Lane.LIVE);
    }

    @Test
    void aNullValueIsPoisonAndNotADelete() {
        QuarantinedRecord quarantined = quarantined((byte[]) null);
        assertThat(quarantined.reason().code()).isEqualTo("NULL_VALUE");
        assertThat(quarantined.original().length()).isZero();
    }

    @Test
    void aKeyThatIsNotTheUserIdIsRefused() {
        byte[] value = RawRecords.bytes(RECORD);
        for (byte @Nullable [] key : new byte @Nullable [] @Nullable [] {null, {}, "other".getBytes(UTF_8)}) {
            QuarantinedRecord quarantined = quarantined(new IncomingRecord("users.raw.live", 2, 41, key, value));
            assertThat(quarantined.reason().code()).isEqualTo("KEY_MISMATCH");
            assertHeadIsKnown(quarantined);
        }
    }

    @Test
    void aRecordOnAnotherPartitionThanItsOwnIsRefused() {
        QuarantinedRecord quarantined = quarantined(
                new IncomingRecord("users.raw.live", 3, 41, RawRecords.key(RECORD), RawRecords.bytes(RECORD)));
        assertThat(quarantined.reason().code()).isEqualTo("PARTITION_MISMATCH");
        assertHeadIsKnown(quarantined);
    }

    @ParameterizedTest
    @CsvSource({
        "eventId, FIELD_MISSING, eventId",
        "coordinates, FIELD_MISSING, coordinates",
        "runId, FIELD_MISSING, coordinates.runId",
        "sequence, FIELD_MISSING, coordinates.sequence",
        "userId, FIELD_MISSING, userId",
        "source, FIELD_MISSING, source",
        "operation, FIELD_MISSING, operation",
        "observedAt, FIELD_MISSING, observedAt",
        "revision, FIELD_MISSING, revision",
        "payload, FIELD_MISSING, payload"
    })
    void aMissingFieldIsNamed(String field, String code, String named) {
        QuarantinedRecord quarantined = quarantined(with("\"" + field + "\":", "\"other\":"));
        assertThat(quarantined.reason().code()).isEqualTo(code);
        assertThat(quarantined.reason().field()).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"lane\":\"live\"|\"lane\":\"fast\"|lane",
                "\"lane\":\"live\"|\"lane\":[]|lane",
                "\"operation\":\"upsert\"|\"operation\":\"merge\"|operation",
                "\"sequence\":41|\"sequence\":-1|coordinates.sequence",
                "\"sequence\":41|\"sequence\":\"many\"|coordinates.sequence",
                "\"revision\":0|\"revision\":-7|revision",
                "\"userId\":\"|\"userId\":\"x|userId",
                "\"observedAt\":\"2026|\"observedAt\":\"soon|observedAt",
                "\"fetchedAt\":\"2026|\"fetchedAt\":\"+20260|fetchedAt",
                "\"coordinates\":{|\"coordinates\":7,\"other\":{|coordinates"
            })
    void aWrongValueIsNamed(String from, String to, String named) {
        QuarantinedRecord quarantined = quarantined(with(from, to));
        assertThat(quarantined.reason().code()).isEqualTo("FIELD_INVALID");
        assertThat(quarantined.reason().field()).isEqualTo(named);
        assertThat(quarantined.source()).isEqualTo("randomuser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"Asta\"", "true"})
    void aPayloadThatIsNoObjectIsNamed(String payload) {
        QuarantinedRecord quarantined = quarantined(incoming(RawRecords.of("DK:u-1", 2, 41, payload)));
        assertThat(quarantined.reason().code()).isEqualTo("FIELD_INVALID");
        assertThat(quarantined.reason().field()).isEqualTo("payload");
    }

    @Test
    void anUnknownSourceIsRefused() {
        QuarantinedRecord quarantined = quarantined(with("\"source\":\"randomuser\"", "\"source\":\"myspace\""));
        assertThat(quarantined.reason().code()).isEqualTo("UNKNOWN_SOURCE");
        assertThat(quarantined.source()).isEqualTo("myspace");
        assertThat(quarantined.coordinates()).isEqualTo(RECORD.coordinates());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":5,\"email\":[]}",
                "{\"name\":{\"title\":\"Ms\"},\"email\":\"invalid\",\"nat\":\"DK\"}"
            })
    void aRecordWithoutNameAndEMailIsNotAUser(String payload) {
        QuarantinedRecord quarantined = quarantined(incoming(RawRecords.of("DK:u-1", 2, 41, payload)));
        assertThat(quarantined.reason().code()).isEqualTo("NOT_A_USER");
        assertHeadIsKnown(quarantined);
    }

    @Test
    void deepNestingIsTooComplex() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        byte[] value = with("\"payload\":{", "\"payload\":{\"deep\":" + deep + ",");
        QuarantinedRecord quarantined = quarantined(value);
        assertThat(quarantined.reason().code()).isEqualTo("TOO_COMPLEX");
        assertHeadIsKnown(quarantined);
    }

    @Test
    void twoMegabytesAreTooLarge() {
        byte[] value = with("Asta", "A".repeat(2 * 1024 * 1024));
        QuarantinedRecord quarantined = quarantined(value);
        assertThat(quarantined.reason().code()).isEqualTo("TOO_LARGE");
        assertHeadIsKnown(quarantined);
    }

    @Test
    void fourMegabytesAreCutWithLengthAndHash() {
        byte[] value = with("Asta", "A".repeat(4 * 1024 * 1024 - 5000));
        OutgoingRecord outgoing = transform.apply(incoming(RECORD, value));
        QuarantinedRecord quarantined = QuarantineHeaders.read(outgoing.headers(), outgoing.value());
        assertThat(quarantined.original().bytes()).hasSize(3 * 1024 * 1024);
        assertThat(quarantined.original().length()).isEqualTo(value.length);
        assertThat(quarantined.original().sha256()).hasSize(64);
    }

    @Test
    void aResultThatTheSinkWouldRefuseNeverReachesIt() {
        RecordTransform narrow = new RecordTransform(ShippedSettings.rules(500), MAPPER, Lane.LIVE);
        OutgoingRecord outgoing = narrow.apply(incoming(RECORD));
        assertThat(outgoing.headers()).containsEntry(QuarantineHeaders.CODE, "TOO_LARGE_RESULT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\n", "\\ud800"})
    void anIdThatNoDatabaseCanHoldIsRefused(String broken) {
        QuarantinedRecord quarantined = quarantined(with("DK:u-1", "DK:" + broken));
        assertThat(quarantined.reason().code()).isEqualTo("FIELD_INVALID");
        assertThat(quarantined.reason().field()).isEqualTo("externalId");
    }

    @Test
    void anOverlongSourceDoesNotReachTheHeaders() {
        byte[] value = with("\"source\":\"randomuser\"", "\"source\":\"" + "s".repeat(3_000_000) + "\"");
        QuarantinedRecord quarantined = quarantined(value);
        assertThat(quarantined.source()).isNull();
        assertThat(quarantined.coordinates()).isEqualTo(RECORD.coordinates());
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
