package io.userdata.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import io.userdata.starter.metrics.ScrapeContract;
import io.userdata.transform.fixture.RawRecords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole service with a real broker: what goes in comes out, whatever breaks in between. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PipelineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String TOKEN = "test-token";

    @TempDir
    static Path folder;

    private static @Nullable Broker broker;
    private static @Nullable KafkaProbe kafka;
    private static @Nullable ConfigurableApplicationContext service;

    @BeforeAll
    static void startAll() {
        broker = Broker.start(folder.resolve("broker"), 0);
        kafka = new KafkaProbe(broker().bootstrapServers());
        startService();
    }

    @AfterAll
    static void stopAll() {
        if (service != null) {
            service.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    private static void startService() {
        launch();
        await().atMost(PATIENCE).until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    private static void launch() {
        service = new SpringApplication(ProcessorApplication.class)
                .run(
                        "--server.port=0",
                        "--userdata.kafka.bootstrap-servers=" + broker().bootstrapServers(),
                        "--userdata.pipeline.checkpoints=" + folder.resolve("checkpoints"),
                        "--userdata.pipeline.supervision.behind-every=500ms",
                        "--userdata.security.tokens[0].name=test",
                        "--userdata.security.tokens[0].role=operator",
                        "--userdata.security.tokens[0].sha256=" + KafkaProbe.sha256(TOKEN));
    }

    private static Broker broker() {
        return java.util.Objects.requireNonNull(broker);
    }

    private static KafkaProbe kafka() {
        return java.util.Objects.requireNonNull(kafka);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private static HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder request(String path) {
        String port = java.util.Objects.requireNonNull(service).getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode lane(Lane lane) throws IOException, InterruptedException {
        JsonNode lanes =
                RawRecords.MAPPER.readTree(get("/api/v1/pipeline").body()).path("lanes");
        return lanes.valueStream()
                .filter(view -> view.path("lane").asString().equals(lane.text()))
                .findFirst()
                .orElseThrow();
    }

    private static List<RawRecord> users(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> KafkaProbe.placed(prefix + number, number, RawRecords.payload()))
                .toList();
    }

    /** Every one came out at least once, on its partition, with its coordinates. */
    private static void awaitEnriched(Lane lane, List<RawRecord> sent) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> assertThat(
                        kafka().read(Topics.enriched(lane)).stream()
                                .map(PipelineIT::place)
                                .collect(Collectors.toSet()))
                .containsAll(sent.stream()
                        .map(raw -> raw.coordinates().partition() + " " + raw.userId() + " " + raw.coordinates())
                        .toList()));
    }

    private static String place(ConsumerRecord<byte[], byte[]> out) {
        EnrichedRecord record = RawRecords.MAPPER.readValue(out.value(), EnrichedRecord.class);
        return out.partition() + " " + new String(out.key(), UTF_8) + " " + record.coordinates();
    }

    @Test
    @Order(1)
    void usersComeOutEnrichedOnTheirPartition() throws Exception {
        List<RawRecord> live = users("live-", 200);
        List<RawRecord> backfill = users("backfill-", 200);
        kafka().sendCommitted(Lane.LIVE, live);
        kafka().sendCommitted(Lane.BACKFILL, backfill);
        awaitEnriched(Lane.LIVE, live);
        awaitEnriched(Lane.BACKFILL, backfill);
        assertThat(kafka().read(Topics.QUARANTINE)).isEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(lane(Lane.LIVE).path("rows").path("enriched").asLong()).isEqualTo(200);
            assertThat(lane(Lane.LIVE).path("behind").asLong(-1)).isZero();
            assertThat(lane(Lane.LIVE).path("state").asString()).isEqualTo("RUNNING");
        });
        assertThat(get("/actuator/prometheus").body())
                .contains(
                        "userdata_processor_rows_total{application=\"stream-processor\",lane=\"live\",outcome=\"enriched\"} 200.0");
    }

    @Test
    @Order(2)
    void everyMetricIsThereAndNoTagIsWithoutBounds() throws Exception {
        get("/nowhere/0199e2a4-6c00-7d3b-9a41-5c0e8f1b2d37");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        ScrapeContract.check(get("/actuator/prometheus").body()))
                .filteredOn(sample -> !Double.isNaN(sample.value()))
                .extracting(ScrapeContract.Sample::name)
                .contains(
                        "userdata_lag",
                        "userdata_lag_offset",
                        "userdata_processor_behind",
                        "userdata_processor_ready",
                        "userdata_processor_problem",
                        "userdata_processor_silent_seconds",
                        "userdata_processor_spark_executors",
                        "userdata_processor_spark_tasks",
                        "userdata_processor_spark_jobs",
                        "userdata_processor_spark_storage_bytes",
                        "jvm_memory_used_bytes",
                        "tomcat_threads_busy_threads",
                        "http_server_requests_seconds_count",
                        "logback_events_total"));
    }

    @Test
    @Order(2)
    void abortedRecordsNeverComeOut() throws Exception {
        List<RawRecord> aborted = users("aborted-", 20);
        List<RawRecord> after = users("after-", 20);
        kafka().sendAborted(Lane.LIVE, aborted);
        kafka().sendCommitted(Lane.LIVE, after);
        awaitEnriched(Lane.LIVE, after);
        assertThat(kafka().read(Topics.ENRICHED_LIVE))
                .noneMatch(out -> new String(out.value(), UTF_8).contains("aborted-"));
    }

    @Test
    @Order(3)
    void poisonGoesToQuarantineAloneAndTheQueryGoesOn() throws Exception {
        RawRecord victim = KafkaProbe.placed("poison", 1000, RawRecords.payload());
        byte[] huge = new String(RawRecords.bytes(victim), UTF_8)
                .replace("Asta", "A".repeat(2 * 1024 * 1024))
                .getBytes(UTF_8);
        List<RawRecord> good = users("among-poison-", 50);
        kafka().send(Lane.LIVE, 0, null, "not json".getBytes(UTF_8));
        kafka().send(Lane.LIVE, 1, RawRecords.key(victim), null);
        kafka().send(Lane.LIVE, victim.coordinates().partition(), RawRecords.key(victim), huge);
        kafka().sendCommitted(Lane.LIVE, good);
        awaitEnriched(Lane.LIVE, good);
        await().atMost(PATIENCE).until(() -> kafka().read(Topics.QUARANTINE).size() >= 3);
        Map<String, QuarantinedRecord> byCode = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> out : kafka().read(Topics.QUARANTINE)) {
            Map<String, String> headers = new HashMap<>();
            out.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
            QuarantinedRecord record = QuarantineHeaders.read(headers, out.value());
            assertThat(out.partition()).isEqualTo(record.origin().partition());
            byCode.put(record.reason().code(), record);
        }
        assertThat(byCode).containsOnlyKeys("NOT_JSON", "NULL_VALUE", "TOO_LARGE");
        QuarantinedRecord large = java.util.Objects.requireNonNull(byCode.get("TOO_LARGE"));
        assertThat(large.coordinates()).isEqualTo(victim.coordinates());
        assertThat(large.original().bytes()).isEqualTo(huge);
        assertThat(lane(Lane.LIVE).path("restarts").asInt()).isZero();
    }

    @Test
    @Order(4)
    void aQueryThatEndsIsStartedAgainAndLosesNothing() throws Exception {
        SparkSession.active().streams().active()[0].stop();
        SparkSession.active().streams().active()[0].stop();
        List<RawRecord> sent = users("after-the-query-", 50);
        kafka().sendCommitted(Lane.LIVE, sent);
        kafka().sendCommitted(Lane.BACKFILL, sent);
        awaitEnriched(Lane.LIVE, sent);
        awaitEnriched(Lane.BACKFILL, sent);
        assertThat(lane(Lane.LIVE).path("restarts").asInt()).isEqualTo(1);
        assertThat(lane(Lane.LIVE).path("lastError").path("error").asString())
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    @Order(4)
    void anOperatorRestartsALane() throws Exception {
        int before = lane(Lane.LIVE).path("restarts").asInt();
        assertThat(post("/api/v1/pipeline/live/restart").statusCode()).isEqualTo(202);
        List<RawRecord> sent = users("after-the-restart-", 50);
        kafka().sendCommitted(Lane.LIVE, sent);
        awaitEnriched(Lane.LIVE, sent);
        assertThat(lane(Lane.LIVE).path("restarts").asInt()).isEqualTo(before + 1);
        assertThat(post("/api/v1/pipeline/none/restart").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/prometheus").body())
                .contains(
                        "userdata_processor_query{application=\"stream-processor\",lane=\"live\",state=\"RUNNING\"} 1.0")
                .contains("userdata_processor_query_restarts_total{application=\"stream-processor\",lane=\"live\"} "
                        + (before + 1));
    }

    @Test
    @Order(5)
    void aBrokerThatGoesAndComesBackCostsNothing() throws Exception {
        List<RawRecord> before = users("before-the-outage-", 2000);
        kafka().sendCommitted(Lane.BACKFILL, before);
        broker().kill();
        broker().startAgain();
        List<RawRecord> after = users("after-the-outage-", 50);
        kafka().sendCommitted(Lane.BACKFILL, after);
        awaitEnriched(Lane.BACKFILL, before);
        awaitEnriched(Lane.BACKFILL, after);
        assertThat(kafka().read(Topics.QUARANTINE)).hasSize(3);
        await().atMost(PATIENCE).until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    @Test
    @Order(6)
    void aServiceThatIsStartedAgainGoesOnWhereItStopped() throws Exception {
        java.util.Objects.requireNonNull(service).close();
        List<RawRecord> sent = users("while-it-was-down-", 50);
        kafka().sendCommitted(Lane.LIVE, sent);
        int before = kafka().read(Topics.ENRICHED_LIVE).size();
        startService();
        awaitEnriched(Lane.LIVE, sent);
        assertThat(kafka().read(Topics.ENRICHED_LIVE)).hasSize(before + sent.size());
    }

    @Test
    @Order(7)
    void whatIsGoneIsPassedOverAndWhatIsThereComesOut() throws Exception {
        java.util.Objects.requireNonNull(service).close();
        List<RawRecord> sent = users("still-there-", 50);
        for (Lane lane : Lane.values()) {
            kafka().sendCommitted(lane, users("gone-", 50));
            kafka().deleteRaw(lane);
            kafka().sendCommitted(lane, sent);
        }
        startService();
        for (Lane lane : Lane.values()) {
            awaitEnriched(lane, sent);
            assertThat(kafka().read(Topics.enriched(lane)))
                    .noneMatch(out -> new String(out.value(), UTF_8).contains("gone-"));
            assertThat(lane(lane).path("restarts").asInt()).isZero();
        }
    }

    @Test
    @Order(8)
    void aTopicThatWasMadeAnewIsNotReadPastItsFirstRecords() throws Exception {
        java.util.Objects.requireNonNull(service).close();
        kafka().deleteTopic(Topics.RAW_BACKFILL);
        launch();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        lane(Lane.BACKFILL).path("lastError").path("error").asString())
                .isEqualTo("io.userdata.processor.checkpoint.CheckpointAheadException"));
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
    }
}
