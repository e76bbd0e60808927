package io.userdata.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.starter.metrics.ScrapeContract;
import io.userdata.transform.fixture.RawRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole service with a real broker: what goes in comes out, whatever breaks in between. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class PipelineIT {
    private static final Duration PATIENCE = RunningFlow.PATIENCE;

    @TempDir
    static Path folder;

    private static RunningFlow flow;

    @BeforeAll
    static void startAll() {
        flow = RunningFlow.start(folder);
    }

    @AfterAll
    static void stopAll() {
        flow.close();
    }

    @Test
    @Order(1)
    void usersComeOutEnrichedOnTheirPartition() throws Exception {
        List<RawRecord> live = RunningFlow.users("live-", 200);
        List<RawRecord> backfill = RunningFlow.users("backfill-", 200);
        flow.kafka().sendCommitted(Lane.LIVE, live);
        flow.kafka().sendCommitted(Lane.BACKFILL, backfill);
        flow.awaitEnriched(Lane.LIVE, live);
        flow.awaitEnriched(Lane.BACKFILL, backfill);
        assertThat(flow.kafka().read(Topics.QUARANTINE)).isEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(flow.lane(Lane.LIVE).path("rows").path("enriched").asLong())
                    .isEqualTo(200);
            assertThat(flow.lane(Lane.LIVE).path("behind").asLong(-1)).isZero();
            assertThat(flow.lane(Lane.LIVE).path("state").asString()).isEqualTo("RUNNING");
        });
        assertThat(flow.get("/actuator/prometheus").body())
                .contains(
                        "userdata_processor_rows_total{application=\"stream-processor\",lane=\"live\",outcome=\"enriched\"} 200.0");
    }

    @Test
    @Order(2)
    void everyMetricIsThereAndNoTagIsWithoutBounds() throws Exception {
        flow.get("/nowhere/0199e2a4-6c00-7d3b-9a41-5c0e8f1b2d37");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        ScrapeContract.check(flow.get("/actuator/prometheus").body()))
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
        List<RawRecord> aborted = RunningFlow.users("aborted-", 20);
        List<RawRecord> after = RunningFlow.users("after-", 20);
        flow.kafka().sendAborted(Lane.LIVE, aborted);
        flow.kafka().sendCommitted(Lane.LIVE, after);
        flow.awaitEnriched(Lane.LIVE, after);
        assertThat(flow.kafka().read(Topics.ENRICHED_LIVE))
                .noneMatch(out -> new String(out.value(), UTF_8).contains("aborted-"));
    }

    @Test
    @Order(3)
    void poisonGoesToQuarantineAloneAndTheQueryGoesOn() throws Exception {
        RawRecord victim = KafkaProbe.placed("poison", 1000, RawRecords.payload());
        byte[] huge = new String(RawRecords.bytes(victim), UTF_8)
                .replace("Asta", "A".repeat(2 * 1024 * 1024))
                .getBytes(UTF_8);
        List<RawRecord> good = RunningFlow.users("among-poison-", 50);
        flow.kafka().send(Lane.LIVE, 0, null, "not json".getBytes(UTF_8));
        flow.kafka().send(Lane.LIVE, 1, RawRecords.key(victim), null);
        flow.kafka().send(Lane.LIVE, victim.coordinates().partition(), RawRecords.key(victim), huge);
        flow.kafka().sendCommitted(Lane.LIVE, good);
        flow.awaitEnriched(Lane.LIVE, good);
        await().atMost(PATIENCE)
                .until(() -> flow.kafka().read(Topics.QUARANTINE).size() >= 3);
        Map<String, QuarantinedRecord> byCode = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> out : flow.kafka().read(Topics.QUARANTINE)) {
            Map<String, String> headers = new HashMap<>();
            out.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
            QuarantinedRecord record = QuarantineHeaders.read(headers, out.value());
            assertThat(out.partition()).isEqualTo(record.origin().partition());
            byCode.put(record.reason().code(), record);
        }
        assertThat(byCode).containsOnlyKeys("NOT_JSON", "NULL_VALUE", "TOO_LARGE");
        QuarantinedRecord large = Objects.requireNonNull(byCode.get("TOO_LARGE"));
        assertThat(large.coordinates()).isEqualTo(victim.coordinates());
        assertThat(large.original().bytes()).isEqualTo(huge);
        assertThat(flow.lane(Lane.LIVE).path("restarts").asInt()).isZero();
    }

    @Test
    @Order(4)
    void aQueryThatEndsIsStartedAgainAndLosesNothing() throws Exception {
        SparkSession.active().streams().active()[0].stop();
        SparkSession.active().streams().active()[0].stop();
        List<RawRecord> sent = RunningFlow.users("after-the-query-", 50);
        flow.kafka().sendCommitted(Lane.LIVE, sent);
        flow.kafka().sendCommitted(Lane.BACKFILL, sent);
        flow.awaitEnriched(Lane.LIVE, sent);
        flow.awaitEnriched(Lane.BACKFILL, sent);
        assertThat(flow.lane(Lane.LIVE).path("restarts").asInt()).isEqualTo(1);
        assertThat(flow.lane(Lane.LIVE).path("lastError").path("error").asString())
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    @Order(4)
    void anOperatorRestartsALane() throws Exception {
        int before = flow.lane(Lane.LIVE).path("restarts").asInt();
        assertThat(flow.post("/api/v1/pipeline/live/restart").statusCode()).isEqualTo(202);
        List<RawRecord> sent = RunningFlow.users("after-the-restart-", 50);
        flow.kafka().sendCommitted(Lane.LIVE, sent);
        flow.awaitEnriched(Lane.LIVE, sent);
        assertThat(flow.lane(Lane.LIVE).path("restarts").asInt()).isEqualTo(before + 1);
        assertThat(flow.post("/api/v1/pipeline/none/restart").statusCode()).isEqualTo(404);
        assertThat(flow.get("/actuator/prometheus").body())
                .contains(
                        "userdata_processor_query{application=\"stream-processor\",lane=\"live\",state=\"RUNNING\"} 1.0")
                .contains("userdata_processor_query_restarts_total{application=\"stream-processor\",lane=\"live\"} "
                        + (before + 1));
    }

    @Test
    @Order(5)
    void aBrokerThatGoesAndComesBackCostsNothing() throws Exception {
        List<RawRecord> before = RunningFlow.users("before-the-outage-", 2000);
        flow.kafka().sendCommitted(Lane.BACKFILL, before);
        flow.broker().kill();
        flow.broker().startAgain();
        List<RawRecord> after = RunningFlow.users("after-the-outage-", 50);
        flow.kafka().sendCommitted(Lane.BACKFILL, after);
        flow.awaitEnriched(Lane.BACKFILL, before);
        flow.awaitEnriched(Lane.BACKFILL, after);
        assertThat(flow.kafka().read(Topics.QUARANTINE)).hasSize(3);
        await().atMost(PATIENCE)
                .until(() -> flow.get("/actuator/health/readiness").statusCode() == 200);
    }

    @Test
    @Order(6)
    void aServiceThatIsStartedAgainGoesOnWhereItStopped() throws Exception {
        flow.stopService();
        List<RawRecord> sent = RunningFlow.users("while-it-was-down-", 50);
        flow.kafka().sendCommitted(Lane.LIVE, sent);
        int before = flow.kafka().read(Topics.ENRICHED_LIVE).size();
        flow.startService();
        flow.awaitEnriched(Lane.LIVE, sent);
        assertThat(flow.kafka().read(Topics.ENRICHED_LIVE)).hasSize(before + sent.size());
    }

    @Test
    @Order(7)
    void whatIsGoneIsPassedOverAndWhatIsThereComesOut() throws Exception {
        flow.stopService();
        List<RawRecord> sent = RunningFlow.users("still-there-", 50);
        for (Lane lane : Lane.values()) {
            flow.kafka().sendCommitted(lane, RunningFlow.users("gone-", 50));
            flow.kafka().deleteRaw(lane);
            flow.kafka().sendCommitted(lane, sent);
        }
        flow.startService();
        for (Lane lane : Lane.values()) {
            flow.awaitEnriched(lane, sent);
            assertThat(flow.kafka().read(Topics.enriched(lane)))
                    .noneMatch(out -> new String(out.value(), UTF_8).contains("gone-"));
            assertThat(flow.lane(lane).path("restarts").asInt()).isZero();
        }
    }

    @Test
    @Order(8)
    void aTopicThatWasMadeAnewIsNotReadPastItsFirstRecords() throws Exception {
        flow.stopService();
        flow.kafka().deleteTopic(Topics.RAW_BACKFILL);
        flow.launchService();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        flow.lane(Lane.BACKFILL).path("lastError").path("error").asString())
                .isEqualTo("io.userdata.processor.checkpoint.CheckpointAheadException"));
        assertThat(flow.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
    }
}
