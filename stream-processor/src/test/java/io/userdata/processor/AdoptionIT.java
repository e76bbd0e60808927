package io.userdata.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import io.userdata.transform.fixture.RawRecords;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A checkpoint of another version and a damaged one are refused in words, and given up without a loss. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class AdoptionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @TempDir
    static Path folder;

    private static Broker broker;
    private static RawTopicProducer lives;
    private static RawTopicProducer backfills;
    private static TopicReader enriched;
    private static TopicReader filled;
    private static ProcessorProcess processor;

    private static final OutputTracker LIVE = new OutputTracker();
    private static final OutputTracker BACKFILL = new OutputTracker();

    @BeforeAll
    static void startAll() {
        broker = Broker.start(folder.resolve("broker"), 0);
        lives = new RawTopicProducer(broker.bootstrapServers(), Lane.LIVE);
        backfills = new RawTopicProducer(broker.bootstrapServers(), Lane.BACKFILL);
        enriched = new TopicReader(broker.bootstrapServers(), Topics.ENRICHED_LIVE);
        filled = new TopicReader(broker.bootstrapServers(), Topics.ENRICHED_BACKFILL);
        processor = start();
        await().atMost(PATIENCE).until(processor::isReady);
    }

    @AfterAll
    static void stopAll() {
        processor.close();
        Stream.of(enriched, filled).forEach(TopicReader::close);
        Stream.of(lives, backfills).forEach(RawTopicProducer::close);
        broker.close();
    }

    @Test
    @Order(1)
    void lostCheckpointStartsAtTheOffsetsOfItsGroup() throws IOException {
        lives.publish(500);
        awaitAll(enriched, LIVE, lives);
        awaitCounted();
        assertThat(processor.lane("live").path("adopted").isObject()).isFalse();
        processor.close();
        delete(folder.resolve("checkpoints/live"));
        lives.publish(300);
        processor = start();
        awaitAll(enriched, LIVE, lives);
        await().atMost(PATIENCE)
                .until(() ->
                        processor.lane("live").path("rows").path("enriched").asLong() >= 300);
        JsonNode lane = processor.lane("live");
        assertThat(lane.path("rows").path("enriched").asLong()).isEqualTo(300);
        assertThat(lane.path("adopted").path("from").asString()).isEqualTo("group");
        assertThat(lane.path("adopted").path("offsets").propertyNames()).hasSize(RawTopicProducer.PARTITIONS);
        assertThat(lane.path("adopted").path("keptAs").isString()).isFalse();
        await().atMost(PATIENCE).until(processor::isReady);
        assertThat(LIVE.skipped()).isZero();
    }

    @Test
    @Order(2)
    void whatCannotBeGoneOnFromIsRefusedAndItsOffsetsAreAdopted() throws IOException {
        lives.publish(500);
        backfills.publish(500);
        awaitAll(enriched, LIVE, lives);
        awaitAll(filled, BACKFILL, backfills);
        awaitCounted();
        processor.close();
        Path beginning = folder.resolve("checkpoints/live/beginning.json");
        Files.writeString(beginning, Files.readString(beginning).replace("3.5", "3.4"));
        wipe(folder.resolve("checkpoints/backfill/offsets"));
        lives.publish(300);
        backfills.publish(300);
        processor = start();
        assertAdopted("live", "made for Spark 3.4", "checkpoint");
        assertAdopted("backfill", "is damaged", "group");
        awaitAll(enriched, LIVE, lives);
        awaitAll(filled, BACKFILL, backfills);
        await().atMost(PATIENCE).until(processor::isReady);
        assertThat(LIVE.skipped()).isZero();
        assertThat(BACKFILL.skipped()).isZero();
        assertThat(BACKFILL.records()).isEqualTo(800);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static ProcessorProcess start() {
        return ProcessorProcess.start(broker.bootstrapServers(), folder);
    }

    private static void awaitAll(TopicReader reader, OutputTracker came, RawTopicProducer stream) {
        await().atMost(PATIENCE).until(() -> {
            reader.read(came::add);
            return came.isAll(stream.published());
        });
    }

    /** The group in Kafka has been told of all of it. */
    private static void awaitCounted() {
        await().atMost(PATIENCE)
                .until(() -> processor.lane("live").path("behind").asLong(-1) == 0
                        && processor.lane("backfill").path("behind").asLong(-1) == 0);
    }

    private static void wipe(Path offsets) throws IOException {
        try (Stream<Path> files = Files.list(offsets)) {
            for (Path file : files.toList()) {
                Files.writeString(file, "");
            }
        }
    }

    private static void assertAdopted(String lane, String why, String from) throws IOException {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                        processor.lane(lane).path("problem").asString())
                .contains(why)
                .contains("POST /api/v1/pipeline/" + lane + "/adopt-offsets"));
        assertThat(processor.isReady()).isFalse();
        HttpResponse<String> answer = processor.post("/api/v1/pipeline/" + lane + "/adopt-offsets");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode adopted = RawRecords.MAPPER.readTree(answer.body());
        assertThat(adopted.path("from").asString()).isEqualTo(from);
        assertThat(adopted.path("offsets").propertyNames()).hasSize(RawTopicProducer.PARTITIONS);
        assertThat(folder.resolve("checkpoints")
                        .resolve(adopted.path("keptAs").asString())
                        .resolve("commits"))
                .isNotEmptyDirectory();
    }
}
