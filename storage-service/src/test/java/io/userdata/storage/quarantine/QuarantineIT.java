package io.userdata.storage.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestKafka;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** What is kept of a quarantined record, for how long, and who sees it. */
class QuarantineIT {
    private final QuarantineScenario quarantine = new QuarantineScenario();
    private final QuarantineApi api = quarantine.api();
    private final StorageInstance service = SharedStorage.withBroker();
    private final TestKafka kafka = SharedStorage.kafka();
    private final UUID run = quarantine.run();

    @BeforeAll
    static void clear() {
        SharedStorage.withBroker().clear();
    }

    @Test
    void aDiscardedNumberKeepsItsOutcome() {
        SampleRecord sample = SampleRecord.of(7, 0).of(run);
        long id = quarantine.quarantine(sample, QuarantineStage.PROCESSOR, "NOT_A_USER", quarantine.raw(sample), 10);
        kafka.ended(run, 1);

        assertThat(api.post("/" + id + "/discard", Map.of("note", "a test account"))
                        .text("/state"))
                .isEqualTo("discarded");
        assertThat(api.get("/" + id).text("/actions/0/note")).isEqualTo("a test account");
        assertThat(api.get("/" + id).body().has("content")).isFalse();
        await().atMost(QuarantineScenario.LONG).until(() -> service.ledger(run).balanced());
        assertThat(service.ledger(run).discarded()).isEqualTo(1);
        assertThat(service.ledger(run).quarantined()).isZero();

        kafka.send(sample);
        await().atMost(QuarantineScenario.LONG).until(() -> service.ledger(run).redelivered() == 1);
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
            quarantine.quarantine(
                    sample, QuarantineStage.PROCESSOR, "NOT_A_USER", quarantine.raw(sample), 20 + sample.sequence());
        }
        kafka.send(old, young);
        await().atMost(QuarantineScenario.LONG).until(() -> service.ledger(run).inserted() == 2);
        aged("state = 'discarded'", discarded, "1 second");
        aged("state = state", open, "400 days");
        aged("state = state", young, "29 days");
        aged("state = state", old, "31 days");

        await().atMost(QuarantineScenario.LONG).until(() -> !holdsBytes(old) && !holdsBytes(discarded));
        assertThat(holdsBytes(young)).isTrue();
        assertThat(holdsBytes(open)).isTrue();
    }

    @Test
    void whatWasDoneIsNeitherChangedNorDeleted() {
        SampleRecord sample = SampleRecord.of(24, 0).of(run);
        long id = quarantine.quarantine(sample, QuarantineStage.PROCESSOR, "NOT_A_USER", quarantine.raw(sample), 30);
        api.get("/" + id);

        for (String change :
                List.of("UPDATE quarantine_actions SET who = 'another'", "DELETE FROM quarantine_actions")) {
            assertThatThrownBy(() -> service.database().sql(change).update())
                    .rootCause()
                    .hasMessageContaining("never changed or deleted");
        }
        assertThat(quarantine.actions(id)).startsWith("inspect");
    }

    @Test
    void aViewerSeesTheShapeAndMayChangeNothing() {
        SampleRecord sample = SampleRecord.of(11, 0).of(run);
        long id =
                quarantine.quarantine(sample, QuarantineStage.PROCESSOR, "UNKNOWN_SOURCE", quarantine.raw(sample), 14);

        QuarantineApi.Answer seen = api.viewed("/" + id);
        assertThat(seen.text("/masked")).isEqualTo("true");
        assertThat(seen.text("/content")).contains("\"email\":\"***\"").doesNotContain("asta@");
        assertThat(seen.text("/content")).contains(run.toString()).doesNotContain("DK:11");
        assertThat(seen.body().path("actions")).isEmpty();
        assertThat(api.postAsViewer("/" + id + "/replay").status()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(api.postAsViewer("/" + id + "/discard").status()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(api.postAsViewer("/discard").status()).isEqualTo(HttpStatus.FORBIDDEN);

        assertThat(api.get("/" + id).text("/content")).contains("asta@");
        assertThat(quarantine.actions(id)).containsExactly("inspect", "inspect");
        assertThat(api.viewed("?stage=nonsense").status()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(api.viewed("?stage=processor&state=open&runId=" + run).body().path("items"))
                .hasSize(1);
    }

    @Test
    void whatASourceCallsCoordinatesIsMaskedLikeAllElseOfIt() {
        SampleRecord sample = SampleRecord.of(12, 0).of(run);
        String planted = """
                {"coordinates":{"lat":"planted-1"},"userId":"planted-2@example.com","page":"planted-3",
                 "source":"planted-4","lane":"planted-5","email":"planted-6@example.com"}""";
        long id = quarantine.quarantine(sample, QuarantineStage.INGEST, "EXTERNAL_ID_MISSING", planted, -1);

        assertThat(api.viewed("/" + id).text("/content"))
                .contains("coordinates", "userId")
                .doesNotContain("planted");
        assertThat(api.get("/" + id).text("/content")).contains("planted-2@example.com");
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
}
