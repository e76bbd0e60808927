package io.userdata.ingest.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.ChildProcess;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.localstack.broker.Broker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without its broker the service stays up, says so, and goes on by itself when the broker is there. */
class BrokerOutageIT {
    @TempDir
    Path data;

    @Test
    void aBrokerThatComesLateAndGoesInTheMiddleCostsNothingButTime() {
        int port = ChildProcess.freePort();
        String address = "127.0.0.1:" + port;
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = IngestInstance.start(
                        address, users.uri(), "tests", "--sources.randomuser.limits.page-size=20")) {
            IngestApi api = instance.api();
            assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
            IngestApi.Answer refused = api.put(UUID.randomUUID(), definition());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();

            try (Broker broker = Broker.start(data, port)) {
                awaitReadiness(api, 200);
                UUID runId = api.started(definition());
                await().atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> api.run(runId).at("/published").longValue() > 100);
                broker.stop();
                awaitReadiness(api, 503);
                assertThat(api.get("/actuator/health")
                                .body()
                                .at("/components/runsView/details/reason")
                                .stringValue())
                        .contains("Kafka");
                broker.startAgain();
                api.awaitState(runId, "COMPLETED");
                awaitReadiness(api, 200);

                List<CommittedRecords.Raw> records = new CommittedRecords(address).raw(Topics.RAW_LIVE, runId);
                assertThat(records).hasSize(5000);
                assertThat(records.stream()
                                .map(raw -> raw.record().externalId())
                                .distinct())
                        .hasSize(5000);
            }
        }
    }

    private static String definition() {
        return "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":5000}";
    }

    private static void awaitReadiness(IngestApi api, int status) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/actuator/health/readiness").status() == status);
    }
}
