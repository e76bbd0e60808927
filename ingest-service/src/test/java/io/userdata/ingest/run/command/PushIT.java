package io.userdata.ingest.run.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.JsonLimits;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.SharedBroker;
import io.userdata.ingest.fixture.TestCommands;
import io.userdata.ingest.run.model.RunRecordCodec;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is pushed and what is deleted: published once, and no secret of it on any topic. */
class PushIT {
    private static final String USERS = "/api/v1/users";
    private static final CommittedRecords COMMITTED = CommittedRecords.fromNow(SharedBroker.address());
    private static final FakeUserApi USER_API = FakeUserApi.start();
    private static IngestInstance instance;
    private static IngestApi api;

    @BeforeAll
    static void start() {
        instance = IngestInstance.alone(USER_API, "push", "--userdata.ingest.web.push-size=200KB");
        api = instance.api();
        api.awaitState(api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":1}"), "COMPLETED");
    }

    @AfterAll
    static void stop() {
        instance.close();
        USER_API.close();
    }

    private static String lines(int users) {
        return IntStream.range(0, users).mapToObj(FakeUserApi::user).collect(Collectors.joining("\n"));
    }

    private static JsonNode push(String body, Map<String, String> headers) {
        IngestApi.Answer answer = api.post(USERS + "?source=randomuser", body, headers);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return answer.body();
    }

    private static UUID id(JsonNode run) {
        return UUID.fromString(run.at("/runId").stringValue());
    }

    @Test
    void eachLineIsARecordOfACompleteRun() {
        JsonNode run = push(lines(25) + "\n\"no object\"\n", Map.of("Content-Type", "application/x-ndjson"));
        assertThat(run.at("/state").stringValue()).isEqualTo("COMPLETED");
        assertThat(run.at("/kind").stringValue()).isEqualTo("push");
        assertThat(run.at("/published").longValue()).isEqualTo(26);
        assertThat(run.at("/rejected").longValue()).isEqualTo(1);
        List<CommittedRecords.Raw> records = COMMITTED.raw(Topics.RAW_LIVE, id(run));
        assertThat(records).hasSize(25).allMatch(raw -> raw.record().lane() == Lane.LIVE);
        assertThat(COMMITTED.quarantined(id(run))).hasSize(1);
    }

    @Test
    void theSameKeyIsPublishedOnceHoweverOftenItComes() {
        Map<String, String> key = Map.of("Idempotency-Key", "delivery-" + UUID.randomUUID());
        List<UUID> ids = IntStream.range(0, 20)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> id(push(lines(3), key))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
        assertThat(COMMITTED.raw(Topics.RAW_LIVE, ids.get(0))).hasSize(3);
    }

    @Test
    void theSameKeyWithOtherRecordsIsRefused() {
        Map<String, String> key = Map.of("Idempotency-Key", "delivery-" + UUID.randomUUID());
        UUID runId = id(push(FakeUserApi.user(1), key));
        assertThat(api.post(USERS + "?source=randomuser", FakeUserApi.user(2), key)
                        .status())
                .isEqualTo(409);
        assertThat(api.delete(USERS + "/randomuser/DE:user-1", key).status()).isEqualTo(409);
        assertThat(id(push(FakeUserApi.user(1), key))).isEqualTo(runId);
        assertThat(COMMITTED.raw(Topics.RAW_LIVE, runId)).hasSize(1);
    }

    @Test
    void noSecretOfAPushReachesATopic() {
        push(lines(1) + "[{\"password\":\"top-secret-elsewhere\"}]", Map.of());
        for (String topic : List.of(Topics.COMMANDS, Topics.RUNS, Topics.RAW_LIVE, Topics.QUARANTINE)) {
            assertThat(COMMITTED.all(topic))
                    .filteredOn(record -> record.value() != null)
                    .noneMatch(record -> new String(record.value(), UTF_8).contains("top-secret"));
        }
    }

    @Test
    void aPushIsTakenWhileItsSourceRests() {
        assertThat(api.post("/api/v1/sources/randomuser/pause", "")
                        .body()
                        .at("/paused")
                        .booleanValue())
                .isTrue();
        assertThat(push(lines(2), Map.of()).at("/state").stringValue()).isEqualTo("COMPLETED");
        UUID poll = api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":2}");
        assertThat(api.run(poll).at("/state").stringValue()).isEqualTo("QUEUED");
        assertThat(api.post("/api/v1/sources/randomuser/resume", "")
                        .body()
                        .at("/paused")
                        .booleanValue())
                .isFalse();
        api.awaitState(poll, "COMPLETED");
        assertThat(api.post("/api/v1/sources/unknown/pause", "").status()).isEqualTo(404);
    }

    @Test
    void aDeleteIsARecordWithoutPayload() {
        IngestApi.Answer answer = api.delete(USERS + "/randomuser/DE:user-1", Map.of());
        assertThat(answer.status()).isEqualTo(202);
        List<CommittedRecords.Raw> records = COMMITTED.raw(Topics.RAW_LIVE, id(answer.body()));
        assertThat(records).singleElement().satisfies(raw -> {
            assertThat(raw.record().operation()).isEqualTo(Operation.DELETE);
            assertThat(raw.record().externalId()).isEqualTo("DE:user-1");
            assertThat(raw.record().payload()).isNull();
        });
        assertThat(api.delete(USERS + "/unknown/1", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void whatIsNoRecordIsRefusedAndNothingOfItTaken() {
        assertThat(status("", Map.of())).isEqualTo(400);
        assertThat(status("{\"nat\":", Map.of())).isEqualTo(400);
        assertThat(status("{}", Map.of("Content-Encoding", "gzip"))).isEqualTo(400);
        assertThat(status("{}", Map.of("Content-Encoding", "br"))).isEqualTo(415);
        assertThat(status(" ".repeat(201 * 1024) + "{}", Map.of())).isEqualTo(413);
        assertThat(api.post(USERS + "?source=unknown", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nat\":\"DE\",\"login\":{\"uuid\":\"1\"},\"n\":1e99999999999}",
                "{\"nat\":\"DE\",\"login\":{\"uuid\":\"1\"},\"n\":-1e-99999999999}",
                "{\"nat\":\"DE\",\"login\":{\"uuid\":\"1\"},\"n\":NaN}"
            })
    void aNumberThatCannotBeReadIsRefused(String record) {
        assertThat(status(record, Map.of())).isEqualTo(400);
    }

    @Test
    void aRecordThatIsTooDeepForAnyReaderIsRefusedWithTheLimit() {
        assertThat(push(nested(JsonLimits.MAX_DEPTH), Map.of()).at("/rejected").longValue())
                .isZero();
        IngestApi.Answer refused = api.post(USERS + "?source=randomuser", nested(JsonLimits.MAX_DEPTH + 1));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/detail").stringValue()).contains("" + JsonLimits.MAX_DEPTH);
    }

    private static String nested(int depth) {
        String user = FakeUserApi.user(1);
        int around = depth - 1;
        return user.substring(0, user.length() - 1) + ",\"deep\":" + "[".repeat(around) + "]".repeat(around) + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "50%", "back\\slash", "two//slashes", "../up", "a b", "a+b&c=d", "a,b", "/"})
    void anIdThatAPathCannotHoldIsDeletedByTheQuery(String id) {
        String query = "?source=randomuser&externalId=" + URLEncoder.encode(id, UTF_8);
        IngestApi.Answer answer = api.delete(USERS + query, Map.of());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        assertThat(COMMITTED.raw(Topics.RAW_LIVE, id(answer.body())))
                .singleElement()
                .satisfies(raw -> assertThat(raw.record().externalId()).isEqualTo(id))
                .satisfies(raw -> assertThat(raw.record().observedAt())
                        .isEqualTo(raw.record().fetchedAt()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/randomuser",
                "/randomuser/",
                "/randomuser/%20",
                "/randomuser/%09%20",
                "?source=randomuser",
                "?source=randomuser&externalId=",
                "?source=randomuser&externalId=%20",
                "?source=randomuser&externalId=%00",
                "?source=randomuser&externalId=a&externalId=b"
            })
    void aDeleteOfNoIdIsRefused(String path) {
        int before = COMMITTED.all(Topics.COMMANDS).size();
        assertThat(api.delete(USERS + path, Map.of()).status()).isEqualTo(400);
        assertThat(COMMITTED.all(Topics.COMMANDS)).hasSize(before);
    }

    @Test
    void aPoisonCommandOnTheTopicIsPassedOverAndCounted() {
        UUID runId = UUID.randomUUID();
        RunDefinition definition = new RunDefinition("randomuser", RunKind.PUSH, null, 1L, "digest");
        TestCommands.append(
                "randomuser",
                new RunRecordCodec()
                        .write(new RunCommand(
                                RunCommand.Action.CREATE,
                                "randomuser",
                                runId,
                                definition,
                                Instant.now(),
                                null,
                                List.of(""))));
        TestCommands.append("randomuser", "no command".getBytes(UTF_8));
        TestCommands.append("randomuser", null);
        assertThat(push(lines(1), Map.of()).at("/state").stringValue()).isEqualTo("COMPLETED");
        assertThat(api.run(runId).at("/state").stringValue()).isEqualTo("FAILED");
        assertThat(api.run(runId).at("/reason/code").stringValue()).isEqualTo("COMMAND_IMPOSSIBLE");
        assertThat(api.get("/actuator/prometheus").response().body())
                .contains("commands_passed_total{application=\"ingest-service\",reason=\"UNREADABLE\"} 2.0")
                .contains("commands_passed_total{application=\"ingest-service\",reason=\"IMPOSSIBLE\"} 1.0");
        JsonNode health = api.get("/actuator/health").body();
        assertThat(health.at("/components/owner/status").stringValue()).isEqualTo("UP");
        assertThat(health.at("/components/owner/details/passedOver")).hasSize(1);
        assertThat(api.post("/api/v1/runs/" + runId + "/resume", "").status()).isEqualTo(409);
    }

    private static int status(String body, Map<String, String> headers) {
        return api.post(USERS + "?source=randomuser", body, headers).status();
    }
}
