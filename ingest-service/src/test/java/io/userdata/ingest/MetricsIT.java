package io.userdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.FakeUserApi.Reply;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.starter.metrics.ScrapeContract;
import io.userdata.starter.metrics.ScrapeContract.Sample;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the service shows of itself. */
class MetricsIT {
    private static final Map<String, String> SOURCE = Map.of("source", "randomuser");

    private static final FakeUserApi USERS = FakeUserApi.start();
    private static IngestInstance instance;
    private static IngestApi api;

    @BeforeAll
    static void start() {
        instance = IngestInstance.alone(
                USERS, "metrics", "--sources.randomuser.limits.page-size=100", "--userdata.lag.every=200ms");
        api = instance.api();
    }

    @AfterAll
    static void stop() {
        instance.close();
        USERS.close();
    }

    @Test
    void everyMetricIsThereAndNoTagIsWithoutBounds() {
        USERS.answerNext(Reply.of(503, ""));
        UUID runId = api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":300}");
        api.awaitState(runId, "COMPLETED");
        api.get("/api/v1/runs/" + UUID.randomUUID());
        api.get("/nowhere/" + UUID.randomUUID());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(this::assertWhole);
    }

    private void assertWhole() {
        var samples = ScrapeContract.check(scrape());
        assertThat(samples)
                .extracting(Sample::name)
                .contains(
                        "userdata_ingest_source_wait_seconds_sum",
                        "userdata_ingest_runs",
                        "userdata_ingest_source_silent_seconds",
                        "kafka_producer_record_send_total",
                        "kafka_consumer_fetch_manager_records_consumed_total",
                        "jvm_memory_used_bytes",
                        "tomcat_threads_busy_threads",
                        "http_server_requests_seconds_count",
                        "logback_events_total");
        assertThat(value("userdata_ingest_records_published_total", Map.of("lane", "live")))
                .isGreaterThanOrEqualTo(300);
        assertThat(value("userdata_ingest_pages_total", Map.of("outcome", "UNAVAILABLE")))
                .isPositive();
        assertThat(value("userdata_lag", Map.of("group", "metrics", "topic", "ingest.commands")))
                .isZero();
    }

    @Test
    void sourceThatHangsIsStuckUntilItIsPaused() {
        USERS.answer(query -> Reply.of(503, ""));
        UUID runId = api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":400}");
        await().atMost(Duration.ofSeconds(30)).until(() -> value("userdata_ingest_source_stuck_seconds", SOURCE) > 2);
        assertThat(value("userdata_ingest_runs", Map.of("source", "randomuser", "state", "WAITING")))
                .isPositive();
        api.post("/api/v1/sources/randomuser/pause", "");
        await().atMost(Duration.ofSeconds(30)).until(() -> value("userdata_ingest_source_stuck_seconds", SOURCE) == 0);
        assertThat(value("userdata_ingest_source_paused", SOURCE)).isEqualTo(1);
        USERS.answer(FakeUserApi::users);
        api.post("/api/v1/sources/randomuser/resume", "");
        api.awaitState(runId, "COMPLETED");
    }

    private static double value(String name, Map<String, String> tags) {
        return ScrapeContract.samples(scrape()).stream()
                .filter(sample ->
                        sample.name().equals(name) && sample.tags().entrySet().containsAll(tags.entrySet()))
                .mapToDouble(Sample::value)
                .sum();
    }

    private static String scrape() {
        return api.get("/actuator/prometheus").response().body();
    }
}
