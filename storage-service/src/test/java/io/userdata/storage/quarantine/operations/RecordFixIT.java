package io.userdata.storage.quarantine.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.identity.UserId;
import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.events.quarantine.RecordOrigin;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawJson;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestKafka;
import io.userdata.storage.quarantine.QuarantineApi;
import io.userdata.storage.quarantine.QuarantineScenario;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** A fixed record takes the place of the one that could not be read. */
class RecordFixIT {
    private final QuarantineScenario quarantine = new QuarantineScenario();
    private final QuarantineApi api = quarantine.api();
    private final StorageInstance service = quarantine.service();
    private final TestKafka kafka = quarantine.kafka();
    private final UUID run = quarantine.run();

    @BeforeAll
    static void begin() {
        QuarantineScenario.forgetAll();
    }

    @Test
    void aRecordWithABadIdIsFixedReplayedAndStoredUnderItsNumber() {
        SampleRecord sample = SampleRecord.of(1, 3).of(run);
        long id = quarantine.quarantine(
                sample,
                QuarantineStage.PROCESSOR,
                "FIELD_INVALID",
                quarantine.raw(sample).replace("DK:1", " "),
                7);
        kafka.ended(run, 1);
        assertThat(api.post("/" + id + "/replay", Map.of()).status()).isEqualTo(HttpStatus.CONFLICT);

        assertThat(api.fix(id, quarantine.raw(sample)).text("/fixed")).contains("DK:1");
        assertThat(api.post("/" + id + "/replay", Map.of()).status()).isEqualTo(HttpStatus.ACCEPTED);

        ConsumerRecord<byte[], byte[]> published = quarantine.published(sample);
        RawRecord again = StorageInstance.JSON.readValue(published.value(), RawRecord.class);
        assertThat(new String(published.key(), US_ASCII))
                .isEqualTo(sample.userId().toString());
        assertThat(published.partition()).isZero();
        assertThat(again.coordinates()).isEqualTo(sample.coordinates());
        assertThat(again.lane()).isEqualTo(Lane.BACKFILL);
        assertThat(again.payload()).isEqualTo(new RawJson(QuarantineScenario.PAYLOAD));
        assertThat(service.ledger(run).quarantined()).isEqualTo(1);

        kafka.send(sample.backfilled());
        quarantine.awaitStored(id);
        assertThat(service.ledger(run).inserted()).isEqualTo(1);
        assertThat(service.ledger(run).quarantined()).isZero();
        assertThat(api.get("/" + id).text("/replays")).isEqualTo("1");
        assertThat(quarantine.actions(id)).startsWith("fix", "replay").contains("inspect");
        assertThat(api.get("/" + id).text("/actions/0/who")).isEqualTo("olga");
        assertThat(api.post("/" + id + "/replay", Map.of()).status()).isEqualTo(HttpStatus.CONFLICT);
    }

    /** A replay of the run publishes the original once more, which a corrected mapping may now take. */
    @Test
    void whatAnOperatorFixedStaysUntilTheSourceSaysSomethingNewer() {
        SampleRecord sample = SampleRecord.of(17, 0).of(run).in("as it came");
        long id = quarantine.quarantine(
                sample,
                QuarantineStage.PROCESSOR,
                "FIELD_INVALID",
                quarantine.raw(sample).replace("DK:17", " "),
                21);
        api.fix(id, quarantine.raw(sample));
        api.post("/" + id + "/replay", Map.of());
        kafka.send(enriched(
                sample.in("as it was fixed"), quarantine.publishedRaw(sample).revision()));
        quarantine.awaitStored(id);

        UUID replay = UUID.randomUUID();
        kafka.send(enriched(sample.of(replay), System.currentTimeMillis()));
        await().atMost(QuarantineScenario.LONG)
                .ignoreExceptions()
                .until(() -> service.ledger(replay).stale() == 1);
        assertThat(city(sample)).isEqualTo("as it was fixed");

        kafka.send(sample.numbered(1).at(60).in("newer"));
        await().atMost(QuarantineScenario.LONG).until(() -> city(sample).equals("newer"));
    }

    @Test
    void anEnrichedRecordThatWasFixedStaysToo() {
        SampleRecord sample = SampleRecord.of(18, 0).of(run).in("as it came");
        EnrichedRecord record = sample.record();
        String refused = StorageInstance.JSON.writeValueAsString(record).replace("Asta 18", "As\\u0000ta");
        kafka.send(Topics.ENRICHED_LIVE, record.userId().toString(), refused.getBytes(UTF_8), Map.of());
        await().atMost(QuarantineScenario.LONG).until(() -> quarantine.items() == 1);
        long id = quarantine.id();
        api.fix(id, refused.replace("\\u0000", "").replace("as it came", "as it was fixed"));
        api.post("/" + id + "/replay", Map.of());
        quarantine.awaitStored(id);

        UUID replay = UUID.randomUUID();
        kafka.send(enriched(sample.of(replay), System.currentTimeMillis()));
        await().atMost(QuarantineScenario.LONG)
                .ignoreExceptions()
                .until(() -> service.ledger(replay).stale() == 1);
        assertThat(city(sample)).isEqualTo("as it was fixed");
    }

    /** What the processor makes of a record of this revision. */
    private static EnrichedRecord enriched(SampleRecord sample, long revision) {
        EnrichedRecord record = sample.backfilled().record();
        return record.withNumber(sample.record().eventId(), record.coordinates())
                .withVersion(record.observedAt(), record.fetchedAt(), revision);
    }

    private String city(SampleRecord sample) {
        return service.get("/api/v1/users/" + sample.userId())
                .at("/user/address/city")
                .asString();
    }

    @Test
    void aRecordRejectedAtIngestIsWrappedIntoTheHeadThatItsEntryKnows() {
        SampleRecord sample = SampleRecord.of(4, 6).of(run);
        long id = quarantine.quarantine(
                sample, QuarantineStage.INGEST, "EXTERNAL_ID_MISSING", QuarantineScenario.PAYLOAD, -1);
        assertThat(api.post("/" + id + "/replay", Map.of()).text("/detail")).contains("externalId is missing");

        assertThat(api.fix(id, "{\"externalId\":\"NO:9\",\"payload\":" + QuarantineScenario.PAYLOAD + "}")
                        .status())
                .isEqualTo(HttpStatus.OK);
        api.post("/" + id + "/replay", Map.of());

        RawRecord again = quarantine.publishedRaw(sample);
        assertThat(again.userId()).isEqualTo(UserId.of("randomuser", "NO:9"));
        assertThat(again.coordinates()).isEqualTo(sample.coordinates());
        assertThat(again.observedAt()).isEqualTo(again.fetchedAt());
        assertThat(again.payload()).isEqualTo(new RawJson(QuarantineScenario.PAYLOAD));
    }

    @Test
    void aFixMayNotChangeWhichRecordItIs() {
        SampleRecord sample = SampleRecord.of(5, 7).of(run);
        long id = quarantine.quarantine(sample, QuarantineStage.PROCESSOR, "FIELD_INVALID", quarantine.raw(sample), 9);

        assertThat(api.fix(id, quarantine.raw(sample.numbered(8))).text("/detail"))
                .contains("may not change");
        assertThat(api.fix(id, "<html>").text("/detail")).contains("not readable");
        assertThat(api.fix(id, " ").status()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(api.fix(-1, quarantine.raw(sample)).status()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(quarantine.actions(id)).doesNotContain("fix");
    }

    @Test
    void aRecordWithoutNumberTakesTheOneOfItsFix() {
        SampleRecord sample = SampleRecord.of(6, 0).of(run);
        kafka.ended(run, 1);
        await().atMost(QuarantineScenario.LONG)
                .ignoreExceptions()
                .until(() -> service.ledger(run).published() == 1);
        Coordinates none = null;
        quarantine.send(
                none,
                sample,
                new QuarantineReason(QuarantineStage.PROCESSOR, "NOT_JSON", null, "no"),
                new RecordOrigin(Topics.RAW_LIVE, 0, 1000 + run.hashCode() % 1000L),
                "<html>".getBytes(UTF_8));
        await().atMost(QuarantineScenario.LONG)
                .until(() -> api.get("?code=NOT_JSON&state=open")
                                .body()
                                .path("items")
                                .size()
                        == 1);
        long id = api.get("?code=NOT_JSON&state=open").body().at("/items/0/id").asLong();
        assertThat(api.post("/" + id + "/replay", Map.of()).text("/detail")).contains("no readable number");
        assertThat(api.fix(id, quarantine.raw(sample.numbered(1))).text("/detail"))
                .contains("no record that a run has");

        assertThat(api.fix(id, quarantine.raw(sample)).status()).isEqualTo(HttpStatus.OK);
        assertThat(service.ledger(run).quarantined()).isEqualTo(1);
        api.post("/" + id + "/replay", Map.of());
        quarantine.published(sample);
        kafka.send(sample.backfilled());
        quarantine.awaitStored(id);
        assertThat(service.ledger(run).inserted()).isEqualTo(1);
    }

    @Test
    void aFixThatTheTopicDoesNotTakeIsRefusedWithTheLimit() {
        SampleRecord sample = SampleRecord.of(13, 0).of(run);
        long id = quarantine.quarantine(sample, QuarantineStage.PROCESSOR, "FIELD_INVALID", quarantine.raw(sample), 15);

        QuarantineApi.Answer large =
                api.fix(id, quarantine.raw(sample).replace("asta@", "a".repeat(RawRecord.MAX_BYTES) + "@"));
        assertThat(large.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(large.text("/detail")).contains(String.valueOf(RawRecord.MAX_BYTES));
        QuarantineApi.Answer larger = api.fix(id, "a".repeat(OriginalBytes.MAX_BYTES + 1));
        assertThat(larger.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(larger.text("/detail")).contains(String.valueOf(RawRecord.MAX_BYTES));
        assertThat(api.get("/" + id).body().has("fixed")).isFalse();
    }
}
