package io.userdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.Committed;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.Instance;
import io.userdata.ingest.fixture.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A run that ended long ago is forgotten: on the topic, by its owner and by every view. */
class RetentionIT {
    @Test
    void aRunIsForgottenAfterItsTime() {
        try (FakeUserApi users = FakeUserApi.start();
                Instance owner = start(users, "keeper");
                Instance other = start(users, "other")) {
            UUID runId = owner.api().started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":3}");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            owner.api().get("/api/v1/runs/" + runId).status())
                    .isEqualTo(404));
            assertThat(other.api().get("/api/v1/runs/" + runId).status()).isEqualTo(404);
            assertThat(new Committed(SharedBroker.address())
                            .all(Topics.RUNS).stream()
                                    .filter(record -> record.value() == null)
                                    .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                                    .filter(key -> key.contains(runId.toString())))
                    .containsExactlyInAnyOrder("run/" + runId, "slice/" + runId + "/0");
        }
    }

    private static Instance start(FakeUserApi users, String name) {
        return Instance.start(
                SharedBroker.address(),
                users.uri(),
                name,
                "--userdata.ingest.run.group-id=retention",
                "--userdata.ingest.run.retention=1s");
    }
}
