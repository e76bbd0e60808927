package io.userdata.ingest.run.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.identity.UserPartition;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.InstanceSettings;
import io.userdata.ingest.fixture.SharedBroker;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Callers that ask twice, at the same time or for a plan only get the same answer, from every instance. */
class TriggerIT {
    private static final String BROKER = SharedBroker.address();
    private static final FakeUserApi USERS = FakeUserApi.start();
    private static final String ELSEWHERE = "elsewhere";
    private static IngestInstance one;
    private static IngestInstance other;

    @BeforeAll
    static void start() {
        one = start("one");
        other = start("other");
        one.api().awaitState(one.api().started(poll(1)), "COMPLETED");
    }

    private static IngestInstance start(String name) {
        String[] more = InstanceSettings.randomUsers(ELSEWHERE, USERS.uri());
        String[] settings = Arrays.copyOf(more, more.length + 1);
        settings[more.length] = "--userdata.ingest.run.group-id=trigger";
        return IngestInstance.start(BROKER, USERS.uri(), name, settings);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        USERS.close();
    }

    private static String poll(int users) {
        return "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":" + users + "}";
    }

    private static String id(IngestApi.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return answer.body().at("/runId").stringValue();
    }

    @Test
    void theSameKeyIsTheSameRunOfEveryInstance() {
        Map<String, String> key = Map.of("Idempotency-Key", "delivery 7");
        String runId = id(one.api().post("/api/v1/runs", poll(3), key));
        assertThat(id(other.api().post("/api/v1/runs", poll(3), key))).isEqualTo(runId);
        one.api().awaitState(UUID.fromString(runId), "COMPLETED");
        assertThat(id(other.api().post("/api/v1/runs", poll(3), key))).isEqualTo(runId);
        assertThat(other.api().post("/api/v1/runs", poll(4), key).status()).isEqualTo(409);
        assertThat(one.api()
                        .post("/api/v1/runs", poll(3), Map.of("Idempotency-Key", " "))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneIdForTwoSourcesAtOnceIsOneRun(boolean byKey) {
        assertThat(UserPartition.of(ELSEWHERE.getBytes(UTF_8), 4))
                .isNotEqualTo(UserPartition.of("randomuser".getBytes(UTF_8), 4));
        for (int round = 0; round < 10; round++) {
            UUID id = UUID.randomUUID();
            CompletableFuture<IngestApi.Answer> first =
                    CompletableFuture.supplyAsync(() -> asked(one.api(), id, poll(2), byKey));
            String elsewhere = poll(2).replace("randomuser", ELSEWHERE);
            CompletableFuture<IngestApi.Answer> second =
                    CompletableFuture.supplyAsync(() -> asked(other.api(), id, elsewhere, byKey));
            List<IngestApi.Answer> answers = List.of(first.join(), second.join());
            assertThat(answers).extracting(IngestApi.Answer::status).containsExactlyInAnyOrder(202, 409);
            UUID runId = UUID.fromString(answers.stream()
                    .filter(answer -> answer.status() == 202)
                    .map(TriggerIT::id)
                    .findFirst()
                    .orElseThrow());
            one.api().awaitState(runId, "COMPLETED");
            assertThat(new CommittedRecords(BROKER)
                            .all(Topics.RUNS).stream()
                                    .filter(record -> new String(record.key(), UTF_8).equals("run/" + runId))
                                    .map(ConsumerRecord::partition)
                                    .distinct())
                    .hasSize(1);
        }
    }

    private static IngestApi.Answer asked(IngestApi api, UUID id, String definition, boolean byKey) {
        return byKey
                ? api.post("/api/v1/runs", definition, Map.of("Idempotency-Key", id.toString()))
                : api.put(id, definition);
    }

    @Test
    void aHundredEqualTriggersAtOnceAreOneRun() {
        USERS.answer(query -> FakeUserApi.Reply.of(503, ""));
        ExecutorService threads = Executors.newFixedThreadPool(100);
        List<CompletableFuture<String>> triggers = IntStream.range(0, 100)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> id((n % 2 == 0 ? one : other).api().post("/api/v1/runs", poll(1200))), threads))
                .toList();
        List<String> ids =
                triggers.stream().map(CompletableFuture::join).distinct().toList();
        threads.shutdown();
        USERS.answer(FakeUserApi::users);
        assertThat(ids).hasSize(1);
        UUID runId = UUID.fromString(ids.get(0));
        one.api().awaitState(runId, "COMPLETED");
        assertThat(new CommittedRecords(BROKER).raw(Topics.RAW_LIVE, runId)).hasSize(1200);
        String next = id(one.api().post("/api/v1/runs", poll(1200)));
        assertThat(next).isNotEqualTo(ids.get(0));
        one.api().awaitState(UUID.fromString(next), "COMPLETED");
    }

    @Test
    void aDryRunTellsWhatWouldBeAndLeavesNothing() {
        UUID runId = UUID.randomUUID();
        String backfill = "{\"source\":\"randomuser\",\"kind\":\"backfill\",\"maxRecords\":1501,"
                + "\"window\":{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2020-01-03T00:00:00Z\",\"slice\":\"P1D\"}}";
        IngestApi.Answer plan = one.api().put(runId + "?dryRun=true", backfill);
        assertThat(plan.status()).isEqualTo(200);
        assertThat(plan.body().at("/slices")).hasSize(2);
        assertThat(plan.body().at("/slices/0/maxRecords").longValue()).isEqualTo(751);
        assertThat(plan.body().at("/pages").longValue()).isEqualTo(4);
        assertThat(plan.body().at("/estimate").stringValue()).startsWith("PT");
        assertThat(one.api().get("/api/v1/runs/" + runId).status()).isEqualTo(404);
        assertThat(one.api().post("/api/v1/runs?dryRun=true", poll(5000001)).status())
                .isEqualTo(422);
    }

    @Test
    void aListGoesOnWhereItsPageEnded() {
        List<String> made = IntStream.range(0, 5)
                .mapToObj(n -> one.api().started(poll(2)).toString())
                .toList();
        String query = "/api/v1/runs?source=randomuser&limit=2";
        JsonNode first = other.api().get(query).body();
        JsonNode second = one.api()
                .get(query + "&after=" + first.at("/next").stringValue())
                .body();
        assertThat(List.of(
                        first.at("/items/0/runId").stringValue(),
                        first.at("/items/1/runId").stringValue(),
                        second.at("/items/0/runId").stringValue(),
                        second.at("/items/1/runId").stringValue()))
                .containsExactly(made.get(4), made.get(3), made.get(2), made.get(1));
        assertThat(one.api().get("/api/v1/runs?source=unknown").body().has("next"))
                .isFalse();
        assertThat(one.api().get("/api/v1/runs?after=yesterday").status()).isEqualTo(400);
        made.forEach(runId -> one.api().awaitState(UUID.fromString(runId), "COMPLETED"));
    }
}
