package io.userdata.storage.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.starter.metrics.ScrapeContract;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestKafka;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the service shows of itself. */
class MetricsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static Broker broker;
    private static Database database;
    private static TestKafka kafka;
    private static StorageInstance service;

    @BeforeAll
    static void start() {
        broker = Broker.start(StorageInstance.folder("broker"), 0);
        database = Database.start(StorageInstance.folder("database"), 0);
        kafka = new TestKafka(broker.bootstrapServers());
        service = StorageInstance.start(
                database, broker.bootstrapServers(), "userdata.ledger.watch=200ms", "userdata.lag.every=200ms");
        service.awaitHealth("flow", "UP");
    }

    @AfterAll
    static void stop() {
        service.close();
        kafka.close();
        database.close();
        broker.close();
    }

    @Test
    void everyMetricIsThereAndNoTagIsWithoutBounds() {
        UUID run = UUID.randomUUID();
        kafka.send(SampleRecord.of(1, 0).of(run));
        kafka.send(Topics.ENRICHED_LIVE, "poison", "poison".getBytes(UTF_8), Map.of());
        kafka.ended(run, 2);
        service.get("/api/v1/runs/" + UUID.randomUUID() + "/ledger");
        service.get("/api/v1/users/" + UUID.randomUUID());
        service.get("/nowhere/" + UUID.randomUUID());
        await().atMost(LONG).untilAsserted(MetricsIT::assertWhole);
    }

    private static void assertWhole() {
        assertThat(ScrapeContract.check(scrape()))
                .extracting(ScrapeContract.Sample::name)
                .contains(
                        "userdata_freshness_seconds_bucket",
                        "userdata_source_age_seconds_bucket",
                        "userdata_quarantine_size",
                        "userdata_storage_source_records_total",
                        "userdata_storage_source_fields_sum",
                        "userdata_lag_offset",
                        "kafka_consumer_fetch_manager_records_consumed_total",
                        "hikaricp_connections_pending",
                        "jvm_memory_used_bytes",
                        "tomcat_threads_busy_threads",
                        "http_server_requests_seconds_count",
                        "logback_events_total");
        assertThat(value("userdata_storage_records_total", Map.of("outcome", "inserted")))
                .isPositive();
        assertThat(value("userdata_storage_flow", Map.of("lane", "live", "state", "running")))
                .isEqualTo(1);
        assertThat(value("userdata_ledger_open", Map.of())).isEqualTo(1);
        assertThat(value("userdata_ledger_oldest_undecided_seconds", Map.of())).isPositive();
        assertThat(value("userdata_lag", Map.of("group", "storage"))).isZero();
    }

    @Test
    void flowWithoutItsDatabaseIsPaused() {
        database.stop();
        kafka.send(SampleRecord.of(2, 0).of(UUID.randomUUID()));
        await().atMost(LONG)
                .until(() -> value("userdata_storage_flow", Map.of("lane", "live", "state", "paused")) == 1);
        database.startAgain();
        await().atMost(LONG)
                .until(() -> value("userdata_storage_flow", Map.of("lane", "live", "state", "running")) == 1);
    }

    private static double value(String name, Map<String, String> tags) {
        return ScrapeContract.samples(scrape()).stream()
                .filter(sample ->
                        sample.name().equals(name) && sample.tags().entrySet().containsAll(tags.entrySet()))
                .mapToDouble(ScrapeContract.Sample::value)
                .sum();
    }

    private static String scrape() {
        return Objects.requireNonNull(
                service.http().get().uri("/actuator/prometheus").retrieve().body(String.class));
    }
}
