package io.userdata.transform;

import static io.userdata.transform.fixture.RawRecords.FETCHED;
import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static io.userdata.transform.fixture.RawRecords.incoming;
import static io.userdata.transform.fixture.RawRecords.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of records that can go on. */
class RecordTransformTest {
    private static final RawRecord RECORD = RawRecords.of("DK:u-1", 2, 41, payload());
    private final RecordTransform transform = new RecordTransform(ShippedSettings.rules(), MAPPER, Lane.LIVE);

    private EnrichedRecord enriched(IncomingRecord incoming) {
        OutgoingRecord outgoing = transform.apply(incoming);
        assertThat(outgoing.headers()).isEmpty();
        return MAPPER.readValue(Objects.requireNonNull(outgoing.value()), EnrichedRecord.class);
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

    @Test
    void anEMailAddressAloneIsAUser() {
        EnrichedRecord record = enriched(incoming(RawRecords.of("DK:u-1", 2, 41, "{\"email\":\"a@example.com\"}")));
        assertThat(Objects.requireNonNull(record.user()).email()).isEqualTo("a@example.com");
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

    private static byte[] with(String from, String to) {
        String json = new String(RawRecords.bytes(RECORD), UTF_8);
        assertThat(json).contains(from);
        return json.replace(from, to).getBytes(UTF_8);
    }
}
