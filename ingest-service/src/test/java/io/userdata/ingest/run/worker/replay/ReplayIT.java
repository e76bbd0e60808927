package io.userdata.ingest.run.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.InstanceSettings;
import io.userdata.ingest.fixture.SharedBroker;
import io.userdata.starter.json.EventMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Raw records come again as the same events: under numbers of their own, and never multiplied by another replay. */
class ReplayIT {
    private static final CommittedRecords COMMITTED = CommittedRecords.fromNow(SharedBroker.address());

    @Test
    void whatWasFetchedInAWindowComesAgainAsTheSameEvents() {
        Instant from = Instant.now();
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = IngestInstance.start(
                        SharedBroker.address(),
                        users.uri(),
                        "tests",
                        InstanceSettings.randomUsers("replayed", users.uri()))) {
            IngestApi api = instance.api();
            UUID poll = completed(api, "{\"source\":\"replayed\",\"kind\":\"poll\",\"maxRecords\":2600}");
            UUID backfill = completed(
                    api,
                    "{\"source\":\"replayed\",\"kind\":\"backfill\",\"maxRecords\":20,"
                            + "\"window\":{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2020-01-02T00:00:00Z\"}}");
            UUID deleted = UUID.fromString(api.delete("/api/v1/users/replayed/DE:user-1", Map.of())
                    .body()
                    .at("/runId")
                    .stringValue());
            Instant to = Instant.now();
            List<RawRecord> originals = Stream.of(
                            raw(Topics.RAW_LIVE, poll),
                            raw(Topics.RAW_BACKFILL, backfill),
                            raw(Topics.RAW_LIVE, deleted))
                    .flatMap(List::stream)
                    .toList();

            String replay = "{\"source\":\"replayed\",\"kind\":\"replay\",\"window\":{\"from\":\"%s\",\"to\":\"%s\"}}"
                    .formatted(from, to);
            assertSame(originals, api, completed(api, replay));
            assertSame(originals, api, completed(api, replay));
        }
    }

    @Test
    void halfASurrogatePairIsReplayedAsItCame() {
        Instant from = Instant.now();
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = IngestInstance.start(
                        SharedBroker.address(),
                        users.uri(),
                        "tests",
                        InstanceSettings.randomUsers("halves", users.uri()))) {
            IngestApi api = instance.api();
            completed(api, "{\"source\":\"halves\",\"kind\":\"poll\",\"maxRecords\":1}");
            String user = FakeUserApi.user(7).replaceFirst("\\{", "{\"half\":\"A\\\\ud83d\",");
            UUID push = UUID.fromString(api.post("/api/v1/users?source=halves", user)
                    .body()
                    .at("/runId")
                    .stringValue());
            UUID replay = completed(
                    api,
                    "{\"source\":\"halves\",\"kind\":\"replay\",\"window\":{\"from\":\"%s\",\"to\":\"%s\"}}"
                            .formatted(from, Instant.now()));
            List<RawRecord> pushed = raw(Topics.RAW_LIVE, push);
            assertThat(pushed).singleElement().satisfies(record -> assertThat(
                            Objects.requireNonNull(record.payload()).json())
                    .contains("{\"half\":\"A\\uD83D\","));
            assertThat(raw(Topics.RAW_BACKFILL, replay).stream().map(ReplayIT::event))
                    .contains(event(pushed.get(0)));
        }
    }

    /** A push that waits for its owner, or what an operator has fixed, is published long after it was fetched. */
    @Test
    void whatWasPublishedLateBelongsToTheWindowInWhichItWasFetched() throws Exception {
        Instant fetchedAt = Instant.now().minus(Duration.ofHours(2));
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = IngestInstance.start(
                        SharedBroker.address(),
                        users.uri(),
                        "tests",
                        InstanceSettings.randomUsers("late", users.uri()))) {
            IngestApi api = instance.api();
            RawRecord one = raw(
                            Topics.RAW_LIVE, completed(api, "{\"source\":\"late\",\"kind\":\"poll\",\"maxRecords\":1}"))
                    .get(0);
            RawRecord late = late(one, fetchedAt);
            RawRecord fixed = late(one, fetchedAt).fixed(Lane.BACKFILL, Instant.now());
            RawRecord copy = fixed.replayed(Lane.BACKFILL, Instant.now().toEpochMilli());
            send(Topics.RAW_LIVE, late);
            send(Topics.RAW_BACKFILL, fixed);
            send(Topics.RAW_BACKFILL, copy);
            UUID replay = completed(api, replay("late", fetchedAt.minusSeconds(60), fetchedAt.plusSeconds(60)));
            assertThat(raw(Topics.RAW_BACKFILL, replay).stream().map(ReplayIT::event))
                    .containsExactlyInAnyOrder(event(late), event(fixed));
        }
    }

    private static void send(String topic, RawRecord record) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedBroker.address()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, EventMapper.create().writeValueAsBytes(record)))
                    .get();
        }
    }

    private static RawRecord late(RawRecord one, Instant fetchedAt) {
        return new RawRecord(
                UUID.randomUUID(),
                one.coordinates(),
                one.source(),
                one.externalId(),
                one.userId(),
                one.lane(),
                one.operation(),
                fetchedAt,
                fetchedAt,
                0,
                one.page(),
                one.payload());
    }

    @Test
    void aReplayWhoseRecordsAreGoneFailsAndSaysHowManyAreMissing() throws Exception {
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = IngestInstance.start(
                        SharedBroker.address(),
                        users.uri(),
                        "tests",
                        InstanceSettings.randomUsers("gone", users.uri()))) {
            IngestApi api = instance.api();
            Instant from = Instant.now();
            completed(api, "{\"source\":\"gone\",\"kind\":\"poll\",\"maxRecords\":50}");
            deleteAll(Topics.RAW_LIVE);
            completed(api, "{\"source\":\"gone\",\"kind\":\"poll\",\"maxRecords\":20}");
            UUID replay = api.started(replay("gone", from, Instant.now()));
            JsonNode failed = api.awaitState(replay, "FAILED");
            assertThat(failed.at("/reason/code").stringValue()).isEqualTo("RECORDS_MISSING");
            assertThat(failed.at("/reason/message").stringValue()).startsWith("At least 50 of the 70 records");
            assertThat(raw(Topics.RAW_BACKFILL, replay)).hasSize(20);
            assertThat(api.post("/api/v1/runs/" + replay + "/resume", "").status())
                    .isEqualTo(202);
            await().untilAsserted(() -> assertThat(api.run(replay).at("/pages").longValue())
                    .isGreaterThan(failed.at("/pages").longValue()));
            api.awaitState(replay, "FAILED");
        }
    }

    private static void deleteAll(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.address()))) {
            int partitions = Objects.requireNonNull(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic))
                    .partitions()
                    .size();
            admin.deleteRecords(IntStream.range(0, partitions)
                            .boxed()
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition),
                                    partition -> RecordsToDelete.beforeOffset(-1))))
                    .all()
                    .get();
        }
    }

    private static String replay(String source, Instant from, Instant to) {
        return "{\"source\":\"%s\",\"kind\":\"replay\",\"window\":{\"from\":\"%s\",\"to\":\"%s\"}}"
                .formatted(source, from, to);
    }

    private static UUID completed(IngestApi api, String definition) {
        UUID runId = api.started(definition);
        api.awaitState(runId, "COMPLETED");
        return runId;
    }

    private static List<RawRecord> raw(String topic, UUID runId) {
        return COMMITTED.raw(topic, runId).stream()
                .map(CommittedRecords.Raw::record)
                .toList();
    }

    private static void assertSame(List<RawRecord> originals, IngestApi api, UUID replay) {
        JsonNode run = api.run(replay);
        long revision = Instant.parse(run.at("/createdAt").stringValue()).toEpochMilli();
        List<RawRecord> again = raw(Topics.RAW_BACKFILL, replay);
        assertThat(run.at("/published").longValue()).isEqualTo(originals.size());
        assertThat(again).allMatch(record -> record.revision() == revision);
        assertThat(again.stream().map(ReplayIT::event))
                .containsExactlyInAnyOrderElementsOf(
                        originals.stream().map(ReplayIT::event).toList());
        assertThat(CommittedRecords.dense(
                        again.stream().map(RawRecord::coordinates).toList()))
                .isTrue();
    }

    private static List<Object> event(RawRecord record) {
        return List.of(
                record.eventId(),
                record.userId(),
                record.operation(),
                record.observedAt(),
                record.fetchedAt(),
                record.payload() == null ? "" : record.payload().json());
    }
}
