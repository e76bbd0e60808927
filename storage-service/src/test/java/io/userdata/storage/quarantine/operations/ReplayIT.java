package io.userdata.storage.quarantine.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.events.quarantine.RecordOrigin;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.topic.Topics;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestKafka;
import io.userdata.storage.quarantine.QuarantineApi;
import io.userdata.storage.quarantine.QuarantineScenario;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** A record is published again, or its entry says why it cannot be. */
class ReplayIT {
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
    void aRecordQuarantinedAgainSaysWhyItWasLast() {
        SampleRecord sample = SampleRecord.of(2, 4).of(run);
        long id = quarantine.quarantine(sample, QuarantineStage.PROCESSOR, "UNKNOWN_SOURCE", quarantine.raw(sample), 8);
        api.post("/" + id + "/replay", Map.of());
        ConsumerRecord<byte[], byte[]> published = quarantine.published(sample);

        quarantine.send(
                sample,
                new QuarantineReason(QuarantineStage.PROCESSOR, "NOT_A_USER", null, "no"),
                new RecordOrigin(Topics.RAW_BACKFILL, 0, published.offset()),
                published.value());
        await().atMost(QuarantineScenario.LONG)
                .until(() -> api.get("/" + id).text("/code").equals("NOT_A_USER"));
        quarantine.send(
                sample,
                new QuarantineReason(QuarantineStage.PROCESSOR, "UNKNOWN_SOURCE", null, "no"),
                QuarantineScenario.origin(8),
                published.value());
        await().atMost(QuarantineScenario.LONG).until(() -> service.ledger(run).redelivered() == 2);

        QuarantineApi.Answer entry = api.get("/" + id);
        assertThat(entry.text("/code")).isEqualTo("NOT_A_USER");
        assertThat(entry.text("/state")).isEqualTo("open");
        assertThat(entry.text("/replays")).isEqualTo("1");
        assertThat(api.get("?runId=" + run).body().path("items")).hasSize(1);
        api.post("/" + id + "/replay", Map.of());
        assertThat(api.get("/" + id).text("/replays")).isEqualTo("2");
    }

    @Test
    void aRecordThatTheDatabaseRefusedGoesToStorageOnly() {
        EnrichedRecord record = SampleRecord.of(3, 5).of(run).record();
        String refused = StorageInstance.JSON.writeValueAsString(record).replace("Asta 3", "As\\u0000ta");
        kafka.send(Topics.ENRICHED_LIVE, record.userId().toString(), refused.getBytes(UTF_8), Map.of());
        await().atMost(QuarantineScenario.LONG).until(() -> quarantine.items() == 1);
        long id = quarantine.id();
        assertThat(api.get("/" + id).text("/code")).isEqualTo("DATABASE_REFUSED");

        api.fix(id, refused.replace("\\u0000", ""));
        api.post("/" + id + "/replay", Map.of());

        quarantine.awaitStored(id);
        assertThat(service.ledger(run).inserted()).isEqualTo(1);
        assertThat(service.get("/api/v1/users/" + record.userId())
                        .at("/user/name/first")
                        .asString())
                .isEqualTo("Asta");
    }

    @Test
    void whatIsCutOrErasedCannotBeReplayed() {
        SampleRecord large = SampleRecord.of(8, 0).of(run);
        long cut = quarantine.quarantine(large, QuarantineStage.PROCESSOR, "TOO_LARGE", "x", 11);
        service.database()
                .sql("UPDATE quarantined_records SET length = length + 1 WHERE id = :id")
                .param("id", cut)
                .update();
        assertThat(api.post("/" + cut + "/replay", Map.of()).text("/type")).endsWith("truncated");

        SampleRecord gone = SampleRecord.of(9, 1).of(run);
        long erased =
                quarantine.quarantine(gone, QuarantineStage.PROCESSOR, "UNKNOWN_SOURCE", quarantine.raw(gone), 12);
        api.fix(erased, quarantine.raw(gone));
        kafka.send(gone.numbered(2).at(50).deleted());
        await().atMost(QuarantineScenario.LONG)
                .until(() -> !api.get("/" + erased).body().has("content"));
        assertThat(api.get("/" + erased).body().has("fixed")).isFalse();
        assertThat(api.post("/" + erased + "/replay", Map.of()).text("/type")).endsWith("erased");
        assertThat(api.fix(erased, quarantine.raw(gone)).text("/type")).endsWith("erased");
        assertThat(api.post("/" + erased + "/discard", Map.of()).status()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void manyAreActedOnBatchByBatch() {
        String code = "BULK" + run.hashCode();
        for (int number = 0; number < 45; number++) {
            SampleRecord sample = SampleRecord.of(100 + number, number).of(run);
            quarantine.send(
                    sample,
                    new QuarantineReason(QuarantineStage.PROCESSOR, code, null, "no"),
                    QuarantineScenario.origin(number),
                    (number % 10 == 0 ? "{}" : quarantine.raw(sample)).getBytes(UTF_8));
        }
        await().atMost(QuarantineScenario.LONG).until(() -> quarantine.items() == 45);
        Map<String, Object> all = Map.of("filter", Map.of("code", code, "runId", run.toString()), "note", "again");

        assertThat(quarantine.bulk("/replay", all, true)).isEqualTo("45/0/0");
        assertThat(quarantine.bulk("/replay", all, false)).isEqualTo("45/40/5");
        await().atMost(QuarantineScenario.LONG)
                .until(() -> service.database()
                                .sql("SELECT count(*) FROM quarantined_records WHERE replay_pending")
                                .query(Long.class)
                                .single()
                        == 0);
        assertThat(quarantine.bulk("/replay", all, false)).isEqualTo("5/0/5");
        assertThat(quarantine.bulk("/discard", all, false)).isEqualTo("45/45/0");
        assertThat(quarantine.bulk("/discard", all, false)).isEqualTo("0/0/0");
        assertThat(service.ledger(run).discarded()).isEqualTo(45);
        assertThat(api.post("/discard", Map.of()).status()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aReplayThatWasAskedForBeforeACrashIsPublished() {
        SampleRecord sample = SampleRecord.of(10, 0).of(run);
        long id =
                quarantine.quarantine(sample, QuarantineStage.PROCESSOR, "UNKNOWN_SOURCE", quarantine.raw(sample), 13);
        service.database()
                .sql("UPDATE quarantined_records SET replays = 1, replay_pending = true WHERE id = :id")
                .param("id", id)
                .update();
        quarantine.published(sample);
        await().atMost(QuarantineScenario.LONG).until(() -> !service.database()
                .sql("SELECT replay_pending FROM quarantined_records WHERE id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single());
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
        long id = quarantine.quarantine(
                sample,
                QuarantineStage.PROCESSOR,
                "FIELD_INVALID",
                quarantine.raw(sample).replace(QuarantineScenario.PAYLOAD, payload),
                16);
        HttpStatusCode status = api.post("/" + id + "/replay", Map.of()).status();
        assertThat(status).isIn(HttpStatus.ACCEPTED, HttpStatus.CONFLICT);
        assertThat(api.viewed("/" + id).status()).isEqualTo(HttpStatus.OK);
        assertThat(api.fix(id, quarantine.raw(sample).replace(QuarantineScenario.PAYLOAD, payload))
                        .status())
                .isIn(HttpStatus.OK, HttpStatus.CONFLICT);
        await().atMost(QuarantineScenario.LONG)
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
        long first = quarantine.quarantine(
                broken,
                QuarantineStage.PROCESSOR,
                "X",
                quarantine.raw(broken).replace("\"revision\":0", "\"revision\":1e99999999999"),
                17);
        long second = quarantine.quarantine(good, QuarantineStage.PROCESSOR, "X", quarantine.raw(good), 18);
        service.database()
                .sql("UPDATE quarantined_records SET replays = 1, replay_pending = true WHERE id IN (:ids)")
                .param("ids", List.of(first, second))
                .update();

        quarantine.published(good);
        await().atMost(QuarantineScenario.LONG)
                .until(() -> quarantine.actions(first).contains("refuse"));
    }
}
