package io.userdata.transform;

import static io.userdata.transform.fixture.RawRecords.FETCHED;
import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static io.userdata.transform.fixture.RawRecords.incoming;
import static io.userdata.transform.fixture.RawRecords.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.Stage;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.JsonLimits;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.user.ContentHash;
import io.userdata.events.user.Gender;
import io.userdata.events.user.Issue;
import io.userdata.events.user.NationalId;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.User;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.ShippedSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTransformTest {
    private static final RawRecord RECORD = RawRecords.of("DK:u-1", 2, 41, payload());
    private final RecordTransform transform = new RecordTransform(ShippedSettings.rules(), MAPPER, Lane.LIVE);

    private EnrichedRecord enriched(IncomingRecord incoming) {
        OutgoingRecord outgoing = transform.apply(incoming);
        assertThat(outgoing.headers()).isEmpty();
        return MAPPER.readValue(Objects.requireNonNull(outgoing.value()), EnrichedRecord.class);
    }

    private QuarantinedRecord quarantined(IncomingRecord incoming) {
        OutgoingRecord outgoing = transform.apply(incoming);
        assertThat(outgoing.outcome()).isEqualTo(TransformOutcome.QUARANTINED);
        assertThat(outgoing.topic()).isEqualTo("users.quarantine");
        assertThat(outgoing.partition()).isEqualTo(incoming.partition());
        QuarantinedRecord quarantined = QuarantineHeaders.read(outgoing.headers(), outgoing.value());
        assertThat(quarantined.reason().stage()).isEqualTo(Stage.PROCESSOR);
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

    @Test
    void aGoodRecordComesOutWholeOnItsOwnPartition() {
        OutgoingRecord outgoing = transform.apply(incoming(RECORD));
        assertThat(outgoing.outcome()).isEqualTo(TransformOutcome.ENRICHED);
        assertThat(outgoing.topic()).isEqualTo("users.enriched.live");
        assertThat(outgoing.partition()).isEqualTo(2);
        assertThat(outgoing.key()).isEqualTo(RawRecords.key(RECORD));
        EnrichedRecord record = enriched(incoming(RECORD));
        assertThat(record.coordinates()).isEqualTo(RECORD.coordinates());
        assertThat(record.version()).isEqualTo(RECORD.version());
        User user = Objects.requireNonNull(record.user());
        assertThat(user.name()).isEqualTo(new PersonName("Ms", "Asta", "Sørensen"));
        assertThat(user.gender()).isEqualTo(Gender.FEMALE);
        assertThat(user.birthDate()).isEqualTo(LocalDate.of(1990, 5, 17));
        assertThat(user.email()).isEqualTo("asta.sorensen@example.com");
        assertThat(user.phone()).isEqualTo("+4532123456");
        assertThat(user.nationalId()).isEqualTo(new NationalId("CPR", "170590-8415"));
        assertThat(user.address().street()).isEqualTo("12 Møllevej");
        assertThat(user.address().postcode()).isEqualTo("6760");
        assertThat(user.address().country()).isEqualTo("DK");
        assertThat(user.address().utcOffset()).isEqualTo("+01:00");
        assertThat(Objects.requireNonNull(record.enrichment()).ageBand()).isEqualTo("35-44");
        assertThat(Objects.requireNonNull(record.quality()).score()).isEqualTo(100);
        assertThat(record.contentHash()).isEqualTo(ContentHash.of(user));
    }

    @Test
    void cyrillicLettersStay() {
        EnrichedRecord record = enriched(incoming(RECORD, with("Asta", "Любов")));
        assertThat(Objects.requireNonNull(record.enrichment()).displayName()).isEqualTo("Любов Sørensen");
    }

    @Test
    void aDeleteGoesThroughWithoutAUser() {
        EnrichedRecord record = enriched(incoming(RawRecords.of("DK:u-1", 2, 42, null)));
        assertThat(record.user()).isNull();
        assertThat(record.enrichment()).isNull();
        assertThat(record.quality()).isNull();
        assertThat(record.contentHash()).isNull();
    }

    @Test
    void aRecordOfAnotherLaneKeepsItsHeadAndTravelsThisOne() {
        RecordTransform backfill = new RecordTransform(ShippedSettings.rules(), MAPPER, Lane.BACKFILL);
        OutgoingRecord outgoing = backfill.apply(incoming(RECORD));
        assertThat(outgoing.topic()).isEqualTo("users.enriched.backfill");
        EnrichedRecord record = MAPPER.readValue(Objects.requireNonNull(outgoing.value()), EnrichedRecord.class);
        assertThat(record.lane()).isEqualTo(Lane.LIVE);
    }

    @Test
    void anObservationFromTheFutureIsTakenAsOfTheFetch() {
        String observed = "\"observedAt\":\"2026-03-01T09:30:00.123456Z\"";
        EnrichedRecord late = enriched(incoming(RECORD, with(observed, "\"observedAt\":\"2026-03-01T09:35:01Z\"")));
        assertThat(late.observedAt()).isEqualTo(FETCHED);
        assertThat(Objects.requireNonNull(late.quality()).issues())
                .containsExactly(new Issue("OBSERVED_IN_FUTURE", "observedAt"));
        EnrichedRecord skewed = enriched(incoming(RECORD, with(observed, "\"observedAt\":\"2026-03-01T09:35:00Z\"")));
        assertThat(skewed.observedAt()).isEqualTo("2026-03-01T09:35:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2010-01-01T00:00:00Z"})
    void timeOfChangeThatIsOlderThanOtherDatesEmptiesNone(String observedAt) {
        EnrichedRecord record = enriched(incoming(
                RECORD,
                with("\"observedAt\":\"2026-03-01T09:30:00.123456Z\"", "\"observedAt\":\"" + observedAt + "\"")));

        assertThat(record.observedAt()).isEqualTo(observedAt);
        User user = Objects.requireNonNull(record.user());
        assertThat(user.birthDate()).isEqualTo(LocalDate.of(1990, 5, 17));
        assertThat(user.registeredAt()).isEqualTo("2012-02-05T06:55:30.031Z");
        assertThat(Objects.requireNonNull(record.quality()).issues()).isEmpty();
    }

    @Test
    void issuesCostPointsAndStandInOrder() {
        byte[] value = with("\"DK\"", "\"LEGO\"");
        EnrichedRecord record = enriched(incoming(RECORD, value));
        assertThat(Objects.requireNonNull(record.user()).nationality()).isNull();
        assertThat(Objects.requireNonNull(record.quality()).issues())
                .containsExactly(new Issue("COUNTRY_UNKNOWN", "nationality"));
        assertThat(record.quality().score()).isEqualTo(90);
    }

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
    void anEMailAddressAloneIsAUser() {
        EnrichedRecord record = enriched(incoming(RawRecords.of("DK:u-1", 2, 41, "{\"email\":\"a@example.com\"}")));
        assertThat(Objects.requireNonNull(record.user()).email()).isEqualTo("a@example.com");
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
    void aTextThatPostgresqlWouldRefuseIsClean() {
        EnrichedRecord record = enriched(incoming(RECORD, with("Asta", "As\\u0000\\ud800ta")));
        assertThat(Objects.requireNonNull(record.user()).name().first()).isEqualTo("Asta");
    }

    @ParameterizedTest
    @ValueSource(strings = {"As\\ud800ta", "Asta\\uD83D", "\\ude00Asta"})
    void textThatWasCutInsideACharacterSaysSo(String cut) {
        EnrichedRecord record = enriched(incoming(RECORD, with("Asta", cut)));
        assertThat(Objects.requireNonNull(record.user()).name().first()).isEqualTo("Asta");
        assertThat(Objects.requireNonNull(record.quality()).issues())
                .containsExactly(new Issue("TEXT_CUT", "name.first"));
    }

    @Test
    void recordAsDeepAsMayBeIsRead() {
        String deep = "[".repeat(JsonLimits.MAX_DEPTH - 1) + "]".repeat(JsonLimits.MAX_DEPTH - 1);
        assertThat(transform
                        .apply(incoming(RECORD, with("\"payload\":{", "\"payload\":{\"deep\":" + deep + ",")))
                        .outcome())
                .isEqualTo(TransformOutcome.ENRICHED);
    }

    @Test
    void anOverlongSourceDoesNotReachTheHeaders() {
        byte[] value = with("\"source\":\"randomuser\"", "\"source\":\"" + "s".repeat(3_000_000) + "\"");
        QuarantinedRecord quarantined = quarantined(value);
        assertThat(quarantined.source()).isNull();
        assertThat(quarantined.coordinates()).isEqualTo(RECORD.coordinates());
    }

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
}
