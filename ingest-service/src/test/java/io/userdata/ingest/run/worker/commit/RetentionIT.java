package io.userdata.ingest.run.worker.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A run that ended long ago is forgotten: on the topic, by its owner and by every view. */
class RetentionIT {
    @Test
    void aRunIsForgottenAfterItsTime() {
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance owner = start(users, "keeper");
                IngestInstance other = start(users, "other")) {
            UUID runId = owner.api().started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":3}");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            owner.api().get("/api/v1/runs/" + runId).status())
                    .isEqualTo(404));
            assertThat(other.api().get("/api/v1/runs/" + runId).status()).isEqualTo(404);
            assertThat(new CommittedRecords(SharedBroker.address())
                            .all(Topics.RUNS).stream()
                                    .filter(record -> record.value() == null)
                                    .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                                    .filter(key -> key.contains(runId.toString())))
                    .containsExactlyInAnyOrder("run/" + runId, "slice/" + runId + "/0");
            IngestApi.Answer again =
                    other.api().put(runId, "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":3}");
            assertThat(again.status()).isEqualTo(410);
            assertThat(again.body().at("/type").stringValue()).isEqualTo("urn:userdata:problem:run-forgotten");
            assertThat(again.body().at("/detail").stringValue()).contains("poll of randomuser, is COMPLETED since");
        }
    }

    @Test
    void aKeyThatComesAgainAfterItsRunIsForgottenIsRefused() {
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance owner = start(users, "keeper")) {
            owner.api().started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":3}");
            Map<String, String> key = Map.of("Idempotency-Key", "forgotten-" + UUID.randomUUID());
            String poll = "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":2}";
            IngestApi.Answer first = owner.api().post("/api/v1/runs", poll, key);
            assertThat(first.status()).isEqualTo(202);
            String run = "/api/v1/runs/" + first.body().at("/runId").stringValue();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(owner.api().get(run).status()).isEqualTo(404));
            assertThat(owner.api().post("/api/v1/runs", poll, key).status()).isEqualTo(410);
            assertThat(owner.api()
                            .post("/api/v1/users?source=randomuser", "{}", key)
                            .status())
                    .isEqualTo(410);

            String unnamed =
                    owner.api().post("/api/v1/runs", poll).body().at("/runId").stringValue();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            owner.api().get("/api/v1/runs/" + unnamed).status())
                    .isEqualTo(404));
            IngestApi.Answer next = owner.api().post("/api/v1/runs", poll);
            assertThat(next.status()).isEqualTo(202);
            assertThat(next.body().at("/runId").stringValue()).isNotEqualTo(unnamed);
        }
    }

    private static IngestInstance start(FakeUserApi users, String name) {
        return IngestInstance.start(
                SharedBroker.address(),
                users.uri(),
                name,
                "--userdata.ingest.run.group-id=retention",
                "--userdata.ingest.run.retention=1s");
    }
}
