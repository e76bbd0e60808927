package io.userdata.storage.consume;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.userdata.events.identity.UserId;
import io.userdata.events.quarantine.Origin;
import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.Reason;
import io.userdata.events.quarantine.Stage;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.JsonText;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.storage.SampleRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** What operators do with quarantined records, between a real broker and a real database. */
class QuarantineIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String PAYLOAD = "{\"email\":\"asta@example.com\",\"age\":1.50}";

    private static Broker broker;
    private static Database database;
    private static TestKafka kafka;
    private static StorageInstance service;
    private static QuarantineApi desks;
    private static TopicReader raw;

    private final UUID run = UUID.randomUUID();

    @BeforeAll
    static void start() {
        broker = Broker.start(StorageInstance.folder("broker"), 0);
        database = Database.start(StorageInstance.folder("database"), 0);
        kafka = new TestKafka(broker.bootstrapServers());
        service = StorageInstance.start(
                database,
                broker.bootstrapServers(),
                "userdata.ledger.settle=500ms",
                "userdata.quarantine.publish-every=50ms",
                "userdata.quarantine.sweep=100ms",
                "userdata.ledger.watch=200ms");
        service.awaitHealth("flow", "UP");
        desks = new QuarantineApi(service);
        raw = new TopicReader(broker.bootstrapServers(), Topics.RAW_BACKFILL);
    }

    @AfterAll
    static void stop() {
        raw.close();
        service.close();
        kafka.close();
        database.close();
        broker.close();
    }

    @Test
    void aRecordWithABadIdIsFixedReplayedAndStoredUnderItsNumber() {
        SampleRecord sample = SampleRecord.of(1, 3).of(run);
        long id =
                quarantine(sample, Stage.PROCESSOR, "FIELD_INVALID", raw(sample).replace("DK:1", " "), 7);
        kafka.ended(run, 1);
        assertThat(desks.post("/" + id + "/replay", Map.of()).status()).isEqualTo(HttpStatus.CONFLICT);

        assertThat(desks.fix(id, raw(sample)).text("/fixed")).contains("DK:1");
        assertThat(desks.post("/" + id + "/replay", Map.of()).status()).isEqualTo(HttpStatus.ACCEPTED);

        ConsumerRecord<byte[], byte[]> published = raw.next(sample.coordinates());
        RawRecord again = StorageInstance.JSON.readValue(published.value(), RawRecord.class);
        assertThat(new String(published.key(), US_ASCII))
                .isEqualTo(sample.userId().toString());
        assertThat(published.partition()).isZero();
        assertThat(again.coordinates()).isEqualTo(sample.coordinates());
        assertThat(again.lane()).isEqualTo(Lane.BACKFILL);
        assertThat(again.payload()).isEqualTo(new JsonText(PAYLOAD));
        assertThat(service.ledger(run).quarantined()).isEqualTo(1);

        kafka.send(sample.backfilled());
        await().atMost(LONG).until(() -> desks.get("/" + id).text("/state").equals("stored"));
        assertThat(service.ledger(run).inserted()).isEqualTo(1);
        assertThat(service.ledger(run).quarantined()).isZero();
        assertThat(desks.get("/" + id).text("/replays")).isEqualTo("1");
        assertThat(actions(id)).startsWith("fix", "replay").contains("inspect");
        assertThat(desks.get("/" + id).text("/actions/0/who")).isEqualTo("olga");
        assertThat(desks.post("/" + id + "/replay", Map.of()).status()).isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void aRecordQuarantinedAgainSaysWhyItWasLast() {
        SampleRecord sample = SampleRecord.of(2, 4).of(run);
        long id = quarantine(sample, Stage.PROCESSOR, "UNKNOWN_SOURCE", raw(sample), 8);
        desks.post("/" + id + "/replay", Map.of());
        ConsumerRecord<byte[], byte[]> published = raw.next(sample.coordinates());

        send(
                sample,
                new Reason(Stage.PROCESSOR, "NOT_A_USER", null, "no"),
                new Origin(Topics.RAW_BACKFILL, 0, published.offset()),
                published.value());
        await().atMost(LONG).until(() -> desks.get("/" + id).text("/code").equals("NOT_A_USER"));
        send(sample, new Reason(Stage.PROCESSOR, "UNKNOWN_SOURCE", null, "no"), origin(8), published.value());
        await().atMost(LONG).until(() -> service.ledger(run).redelivered() == 2);

        QuarantineApi.Answer entry = desks.get("/" + id);
        assertThat(entry.text("/code")).isEqualTo("NOT_A_USER");
        assertThat(entry.text("/state")).isEqualTo("open");
        assertThat(entry.text("/replays")).isEqualTo("1");
        assertThat(desks.get("?runId=" + run).body().path("items")).hasSize(1);
        desks.post("/" + id + "/replay", Map.of());
        assertThat(desks.get("/" + id).text("/replays")).isEqualTo("2");
    }

    @Test
    void aRecordThatTheDatabaseRefusedGoesToStorageOnly() {
        EnrichedRecord record = SampleRecord.of(3, 5).of(run).record();
        String refused = StorageInstance.JSON.writeValueAsString(record).replace("Asta 3", "As\\u0000ta");
        kafka.send(Topics.ENRICHED_LIVE, record.userId().toString(), refused.getBytes(UTF_8), Map.of());
        await().atMost(LONG).until(() -> items() == 1);
        long id = id();
        assertThat(desks.get("/" + id).text("/code")).isEqualTo("DATABASE_REFUSED");

        desks.fix(id, refused.replace("\\u0000", ""));
        desks.post("/" + id + "/replay", Map.of());

        await().atMost(LONG).until(() -> desks.get("/" + id).text("/state").equals("stored"));
        assertThat(service.ledger(run).inserted()).isEqualTo(1);
        assertThat(service.get("/api/v1/users/" + record.userId())
                        .at("/user/name/first")
                        .asString())
                .isEqualTo("Asta");
    }

    @Test
    void aRecordRejectedAtIngestIsWrappedIntoTheHeadThatItsEntryKnows() {
        SampleRecord sample = SampleRecord.of(4, 6).of(run);
        long id = quarantine(sample, Stage.INGEST, "EXTERNAL_ID_MISSING", PAYLOAD, -1);
        assertThat(desks.post("/" + id + "/replay", Map.of()).text("/detail")).contains("externalId is missing");

        assertThat(desks.fix(id, "{\"externalId\":\"NO:9\",\"payload\":" + PAYLOAD + "}")
                        .status())
                .isEqualTo(HttpStatus.OK);
        desks.post("/" + id + "/replay", Map.of());

        RawRecord again =
                StorageInstance.JSON.readValue(raw.next(sample.coordinates()).value(), RawRecord.class);
        assertThat(again.userId()).isEqualTo(UserId.of("randomuser", "NO:9"));
        assertThat(again.coordinates()).isEqualTo(sample.coordinates());
        assertThat(again.observedAt()).isEqualTo(again.fetchedAt());
        assertThat(again.payload()).isEqualTo(new JsonText(PAYLOAD));
    }

    @Test
    void aFixMayNotChangeWhichRecordItIs() {
        SampleRecord sample = SampleRecord.of(5, 7).of(run);
        long id = quarantine(sample, Stage.PROCESSOR, "FIELD_INVALID", raw(sample), 9);

        assertThat(desks.fix(id, raw(sample.numbered(8))).text("/detail")).contains("may not change");
        assertThat(desks.fix(id, "<html>").text("/detail")).contains("not readable");
        assertThat(desks.fix(id, " ").status()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(desks.fix(-1, raw(sample)).status()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(actions(id)).doesNotContain("fix");
    }

    @Test
    void aRecordWithoutNumberTakesTheOneOfItsFix() {
        SampleRecord sample = SampleRecord.of(6, 0).of(run);
        kafka.ended(run, 1);
        await().atMost(LONG).ignoreExceptions().until(() -> service.ledger(run).published() == 1);
        Coordinates none = null;
        send(
                none,
                sample,
                new Reason(Stage.PROCESSOR, "NOT_JSON", null, "no"),
                new Origin(Topics.RAW_LIVE, 0, 1000 + run.hashCode() % 1000L),
                "<html>".getBytes(UTF_8));
        await().atMost(LONG)
                .until(() -> desks.get("?code=NOT_JSON&state=open")
                                .body()
                                .path("items")
                                .size()
                        == 1);
        long id =
                desks.get("?code=NOT_JSON&state=open").body().at("/items/0/id").asLong();
        assertThat(desks.post("/" + id + "/replay", Map.of()).text("/detail")).contains("no readable number");
        assertThat(desks.fix(id, raw(sample.numbered(1))).text("/detail")).contains("no record that a run has");

        assertThat(desks.fix(id, raw(sample)).status()).isEqualTo(HttpStatus.OK);
        assertThat(service.ledger(run).quarantined()).isEqualTo(1);
        desks.post("/" + id + "/replay", Map.of());
        raw.next(sample.coordinates());
        kafka.send(sample.backfilled());
        await().atMost(LONG).until(() -> desks.get("/" + id).text("/state").equals("stored"));
        assertThat(service.ledger(run).inserted()).isEqualTo(1);
    }

    @Test
    void aDiscardedNumberKeepsItsOutcome() {
        SampleRecord sample = SampleRecord.of(7, 0).of(run);
        long id = quarantine(sample, Stage.PROCESSOR, "NOT_A_USER", raw(sample), 10);
        kafka.ended(run, 1);

        assertThat(desks.post("/" + id + "/discard", Map.of("note", "a test account"))
                        .text("/state"))
                .isEqualTo("discarded");
        assertThat(desks.get("/" + id).text("/actions/0/note")).isEqualTo("a test account");
        assertThat(desks.get("/" + id).body().has("content")).isFalse();
        await().atMost(LONG).until(() -> service.ledger(run).balanced());
        assertThat(service.ledger(run).discarded()).isEqualTo(1);
        assertThat(service.ledger(run).quarantined()).isZero();

        kafka.send(sample);
        await().atMost(LONG).until(() -> service.ledger(run).redelivered() == 1);
        assertThat(service.ledger(run).discarded()).isEqualTo(1);
        assertThat(service.ledger(run).inserted()).isZero();
    }

    @Test
    void closedEntriesLoseTheirBytesAndOpenOnesKeepThem() {
        SampleRecord old = SampleRecord.of(20, 0).of(run);
        SampleRecord young = SampleRecord.of(21, 1).of(run);
        SampleRecord open = SampleRecord.of(22, 2).of(run);
        SampleRecord discarded = SampleRecord.of(23, 3).of(run);
        for (SampleRecord sample : List.of(old, young, open, discarded)) {
            quarantine(sample, Stage.PROCESSOR, "NOT_A_USER", raw(sample), 20 + sample.sequence());
        }
        kafka.send(old, young);
        await().atMost(LONG).until(() -> service.ledger(run).inserted() == 2);
        aged("state = 'discarded'", discarded, "1 second");
        aged("state = state", open, "400 days");
        aged("state = state", young, "29 days");
        aged("state = state", old, "31 days");

        await().atMost(LONG).until(() -> !holdsBytes(old) && !holdsBytes(discarded));
        assertThat(holdsBytes(young)).isTrue();
        assertThat(holdsBytes(open)).isTrue();
    }

    @Test
    void whatWasDoneIsNeitherChangedNorDeleted() {
        SampleRecord sample = SampleRecord.of(24, 0).of(run);
        long id = quarantine(sample, Stage.PROCESSOR, "NOT_A_USER", raw(sample), 30);
        desks.get("/" + id);

        for (String change :
                List.of("UPDATE quarantine_actions SET who = 'another'", "DELETE FROM quarantine_actions")) {
            assertThatThrownBy(() -> service.database().sql(change).update())
                    .rootCause()
                    .hasMessageContaining("never changed or deleted");
        }
        assertThat(actions(id)).startsWith("inspect");
    }

    private void aged(String change, SampleRecord sample, String age) {
        service.database()
                .sql("UPDATE quarantined_records SET " + change + ", changed_at = now() - cast(:age as interval)"
                        + " WHERE run_id = :run AND sequence = :sequence")
                .param("age", age)
                .param("run", run)
                .param("sequence", sample.sequence())
                .update();
    }

    private boolean holdsBytes(SampleRecord sample) {
        return service.database()
                .sql("SELECT bytes IS NOT NULL FROM quarantined_records WHERE run_id = :run AND sequence = :sequence")
                .param("run", run)
                .param("sequence", sample.sequence())
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatIsCutOrErasedCannotBeReplayed() {
        SampleRecord large = SampleRecord.of(8, 0).of(run);
        long cut = quarantine(large, Stage.PROCESSOR, "TOO_LARGE", "x", 11);
        service.database()
                .sql("UPDATE quarantined_records SET length = length + 1 WHERE id = :id")
                .param("id", cut)
                .update();
        assertThat(desks.post("/" + cut + "/replay", Map.of()).text("/type")).endsWith("truncated");

        SampleRecord gone = SampleRecord.of(9, 1).of(run);
        long erased = quarantine(gone, Stage.PROCESSOR, "UNKNOWN_SOURCE", raw(gone), 12);
        desks.fix(erased, raw(gone));
        kafka.send(gone.numbered(2).at(50).deleted());
        await().atMost(LONG).until(() -> !desks.get("/" + erased).body().has("content"));
        assertThat(desks.get("/" + erased).body().has("fixed")).isFalse();
        assertThat(desks.post("/" + erased + "/replay", Map.of()).text("/type")).endsWith("erased");
        assertThat(desks.fix(erased, raw(gone)).text("/type")).endsWith("erased");
        assertThat(desks.post("/" + erased + "/discard", Map.of()).status()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void manyAreActedOnBatchByBatch() {
        String code = "BULK" + run.hashCode();
        for (int number = 0; number < 45; number++) {
            SampleRecord sample = SampleRecord.of(100 + number, number).of(run);
            send(
                    sample,
                    new Reason(Stage.PROCESSOR, code, null, "no"),
                    origin(number),
                    (number % 10 == 0 ? "{}" : raw(sample)).getBytes(UTF_8));
        }
        await().atMost(LONG).until(() -> items() == 45);
        Map<String, Object> all = Map.of("filter", Map.of("code", code, "runId", run.toString()), "note", "again");

        assertThat(bulk("/replay", all, true)).isEqualTo("45/0/0");
        assertThat(bulk("/replay", all, false)).isEqualTo("45/40/5");
        await().atMost(LONG)
                .until(() -> service.database()
                                .sql("SELECT count(*) FROM quarantined_records WHERE replay_pending")
                                .query(Long.class)
                                .single()
                        == 0);
        assertThat(bulk("/replay", all, false)).isEqualTo("5/0/5");
        assertThat(bulk("/discard", all, false)).isEqualTo("45/45/0");
        assertThat(bulk("/discard", all, false)).isEqualTo("0/0/0");
        assertThat(service.ledger(run).discarded()).isEqualTo(45);
        assertThat(desks.post("/discard", Map.of()).status()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aReplayThatWasAskedForBeforeACrashIsPublished() {
        SampleRecord sample = SampleRecord.of(10, 0).of(run);
        long id = quarantine(sample, Stage.PROCESSOR, "UNKNOWN_SOURCE", raw(sample), 13);
        service.database()
                .sql("UPDATE quarantined_records SET replays = 1, replay_pending = true WHERE id = :id")
                .param("id", id)
                .update();
        raw.next(sample.coordinates());
        await().atMost(LONG).until(() -> !service.database()
                .sql("SELECT replay_pending FROM quarantined_records WHERE id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single());
    }

    @Test
    void aViewerSeesTheShapeAndMayChangeNothing() {
        SampleRecord sample = SampleRecord.of(11, 0).of(run);
        long id = quarantine(sample, Stage.PROCESSOR, "UNKNOWN_SOURCE", raw(sample), 14);

        QuarantineApi.Answer seen = desks.viewed("/" + id);
        assertThat(seen.text("/masked")).isEqualTo("true");
        assertThat(seen.text("/content")).contains("\"email\":\"***\"").doesNotContain("asta@");
        assertThat(seen.text("/content")).contains(run.toString()).doesNotContain("DK:11");
        assertThat(seen.body().path("actions")).isEmpty();
        assertThat(desks.postAsViewer("/" + id + "/replay").status()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(desks.postAsViewer("/" + id + "/discard").status()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(desks.postAsViewer("/discard").status()).isEqualTo(HttpStatus.FORBIDDEN);

        assertThat(desks.get("/" + id).text("/content")).contains("asta@");
        assertThat(actions(id)).containsExactly("inspect", "inspect");
        assertThat(desks.viewed("?stage=nonsense").status()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(desks.viewed("?stage=processor&state=open&runId=" + run)
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void whatASourceCallsCoordinatesIsMaskedLikeAllElseOfIt() {
        SampleRecord sample = SampleRecord.of(12, 0).of(run);
        String planted = """
                {"coordinates":{"lat":"planted-1"},"userId":"planted-2@example.com","page":"planted-3",
                 "source":"planted-4","lane":"planted-5","email":"planted-6@example.com"}""";
        long id = quarantine(sample, Stage.INGEST, "EXTERNAL_ID_MISSING", planted, -1);

        assertThat(desks.viewed("/" + id).text("/content"))
                .contains("coordinates", "userId")
                .doesNotContain("planted");
        assertThat(desks.get("/" + id).text("/content")).contains("planted-2@example.com");
    }

    @Test
    void aFixThatTheTopicDoesNotTakeIsRefusedWithTheLimit() {
        SampleRecord sample = SampleRecord.of(13, 0).of(run);
        long id = quarantine(sample, Stage.PROCESSOR, "FIELD_INVALID", raw(sample), 15);

        QuarantineApi.Answer large = desks.fix(id, raw(sample).replace("asta@", "a".repeat(RawRecord.MAX_BYTES) + "@"));
        assertThat(large.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(large.text("/detail")).contains(String.valueOf(RawRecord.MAX_BYTES));
        QuarantineApi.Answer larger = desks.fix(id, "a".repeat(OriginalBytes.MAX_BYTES + 1));
        assertThat(larger.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(larger.text("/detail")).contains(String.valueOf(RawRecord.MAX_BYTES));
        assertThat(desks.get("/" + id).body().has("fixed")).isFalse();
    }

    /** Whatever it holds, a record that is to be published again is published or refused, and those after it go on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"A\\ud83d\"}",
                "{\"email\":\"A\\u0000\"}",
                "{\"age\":1e99999999999}",
                "{\"age\":-1E-99999999999}",
                "[[[[[[[[[[]]]]]]]]]]"
            })
    void aReplayEndsWhateverTheRecordHolds(String payload) {
        SampleRecord sample = SampleRecord.of(14, 0).of(run);
        long id =
                quarantine(sample, Stage.PROCESSOR, "FIELD_INVALID", raw(sample).replace(PAYLOAD, payload), 16);
        HttpStatusCode status = desks.post("/" + id + "/replay", Map.of()).status();
        assertThat(status).isIn(HttpStatus.ACCEPTED, HttpStatus.CONFLICT);
        assertThat(desks.viewed("/" + id).status()).isEqualTo(HttpStatus.OK);
        assertThat(desks.fix(id, raw(sample).replace(PAYLOAD, payload)).status())
                .isIn(HttpStatus.OK, HttpStatus.CONFLICT);
        await().atMost(LONG)
                .until(() -> service.database()
                                .sql("SELECT count(*) FROM quarantined_records WHERE replay_pending")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    @Test
    void aReplayThatCannotBeWrittenDoesNotHoldUpTheNext() {
        SampleRecord broken = SampleRecord.of(15, 0).of(run);
        SampleRecord good = SampleRecord.of(16, 1).of(run);
        long first = quarantine(
                broken, Stage.PROCESSOR, "X", raw(broken).replace("\"revision\":0", "\"revision\":1e99999999999"), 17);
        long second = quarantine(good, Stage.PROCESSOR, "X", raw(good), 18);
        service.database()
                .sql("UPDATE quarantined_records SET replays = 1, replay_pending = true WHERE id IN (:ids)")
                .param("ids", List.of(first, second))
                .update();

        raw.next(good.coordinates());
        await().atMost(LONG).until(() -> actions(first).contains("refuse"));
    }

    private static String bulk(String path, Map<String, Object> filter, boolean dryRun) {
        Map<String, Object> body = new HashMap<>(filter);
        body.put("dryRun", dryRun);
        QuarantineApi.Answer answer = desks.post(path, body);
        return answer.text("/matched") + "/" + answer.text("/done") + "/" + answer.text("/skipped");
    }

    private static List<String> actions(long id) {
        return desks.get("/" + id)
                .body()
                .path("actions")
                .valueStream()
                .map(action -> action.path("action").asString())
                .toList();
    }

    /** Quarantines a record as the other services do, and returns its entry. */
    private long quarantine(SampleRecord sample, Stage stage, String code, String bytes, long offset) {
        send(sample, new Reason(stage, code, null, "no"), origin(offset), bytes.getBytes(UTF_8));
        await().atMost(LONG).until(() -> items(sample) == 1);
        return service.database()
                .sql("SELECT id FROM quarantined_records WHERE run_id = :run AND sequence = :sequence")
                .param("run", run)
                .param("sequence", sample.sequence())
                .query(Long.class)
                .single();
    }

    private long items(SampleRecord sample) {
        return service.database()
                .sql("SELECT count(*) FROM quarantined_records WHERE run_id = :run AND sequence = :sequence")
                .param("run", run)
                .param("sequence", sample.sequence())
                .query(Long.class)
                .single();
    }

    private int items() {
        return desks.get("?limit=500&runId=" + run).body().path("items").size();
    }

    private long id() {
        return desks.get("?runId=" + run).body().at("/items/0/id").asLong();
    }

    private static Origin origin(long offset) {
        return new Origin(Topics.RAW_LIVE, 0, offset);
    }

    private static void send(SampleRecord sample, Reason reason, Origin origin, byte[] bytes) {
        send(sample.coordinates(), sample, reason, origin, bytes);
    }

    private static void send(
            @Nullable Coordinates at, SampleRecord sample, Reason reason, Origin origin, byte[] bytes) {
        EnrichedRecord record = sample.record();
        QuarantinedRecord entry = new QuarantinedRecord(
                reason,
                origin,
                at,
                at == null || reason.stage() == Stage.INGEST ? null : record.userId(),
                at == null ? null : record.eventId(),
                at == null ? null : record.source(),
                at == null ? null : record.lane(),
                OriginalBytes.of(bytes));
        kafka.send(Topics.QUARANTINE, record.userId().toString(), bytes, QuarantineHeaders.of(entry));
    }

    /** A raw record as ingest writes it. */
    private static String raw(SampleRecord sample) {
        EnrichedRecord record = sample.record();
        Instant at = record.observedAt();
        return StorageInstance.JSON.writeValueAsString(new RawRecord(
                record.eventId(),
                record.coordinates(),
                record.source(),
                record.externalId(),
                record.userId(),
                record.lane(),
                record.operation(),
                at,
                at,
                0,
                1,
                new JsonText(PAYLOAD)));
    }
}
