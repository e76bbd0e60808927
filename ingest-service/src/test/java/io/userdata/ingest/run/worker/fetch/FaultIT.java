package io.userdata.ingest.run.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.record.Coordinates;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.FakeUserApi.Reply;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.SharedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A user API that is down, wrong or busy in ways that the sample user API is not: see {@link SampleFaultsIT}. */
class FaultIT {
    private static final String POLL_300 = "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":300}";
    private static final CommittedRecords COMMITTED = CommittedRecords.fromNow(SharedBroker.address());
    private static FakeUserApi users = FakeUserApi.start();
    private static IngestInstance instance;
    private static IngestApi api;

    @BeforeAll
    static void start() {
        instance = IngestInstance.start(
                SharedBroker.address(), users.uri(), "tests", "--sources.randomuser.limits.page-size=100");
        api = instance.api();
    }

    @AfterAll
    static void stop() {
        instance.close();
        users.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_JSON   | 200 | ''",
                "CLAMPED    | 200 | {\"results\":[{\"nat\":\"DE\",\"login\":{\"uuid\":\"1\"}}]}",
                "NO_RECORDS | 200 | {\"users\":[]}",
            })
    void aDoubtfulPageIsAskedForAgainAndThenFailsTheRunWhichResumesAtItsCursor(String code, int status, String body) {
        users.answer(query -> "2".equals(query.get("page")) ? Reply.of(status, body) : FakeUserApi.users(query));
        UUID runId = api.started(POLL_300);
        JsonNode failed = api.awaitState(runId, "FAILED");
        assertThat(failed.at("/reason/code").stringValue()).isEqualTo(code);
        assertThat(failed.at("/published").longValue()).isEqualTo(100);

        users.answer(FakeUserApi::users);
        assertThat(api.post("/api/v1/runs/" + runId + "/resume", "").status()).isEqualTo(202);
        assertComplete(runId);
    }

    @Test
    void aBusySourceIsWaitedForHoweverLongThatTakes() {
        users.answerNext(Stream.of(429, 503, 429, 502, 504, 429, 503, 429, 503)
                .map(status -> Reply.of(status, "{\"error\":\"busy\"}"))
                .toArray(Reply[]::new));
        assertComplete(api.started(POLL_300));
    }

    @Test
    void aSourceIsNotAskedBeforeTheTimeItNames() {
        users.answerNext(new Reply(429, "", Map.of("Retry-After", "2")));
        int before = users.requests();
        UUID runId = api.started(POLL_300);
        JsonNode waiting = api.awaitState(runId, "WAITING");
        assertThat(waiting.at("/reason/code").stringValue()).isEqualTo("THROTTLED");
        await().during(Duration.ofMillis(1200))
                .atMost(Duration.ofSeconds(2))
                .until(() -> users.requests() == before + 1);
        assertComplete(runId);
    }

    @Test
    void aRefusalFailsTheRunAtOnce() {
        users.answerNext(Reply.of(404, ""));
        UUID runId = api.started(POLL_300);
        assertThat(api.awaitState(runId, "FAILED").at("/reason/code").stringValue())
                .isEqualTo("HTTP_4XX");
        api.post("/api/v1/runs/" + runId + "/resume", "");
        assertComplete(runId);
    }

    @Test
    void aUserApiThatIsDownIsWaitedForAndTheRunGoesOnWhenItIsBack() {
        int port = users.port();
        users.close();
        UUID runId = api.started(POLL_300);
        JsonNode waiting = api.awaitState(runId, "WAITING");
        assertThat(waiting.at("/reason/code").stringValue()).isEqualTo("UNREACHABLE");
        assertThat(waiting.at("/reason/message").stringValue()).contains("127.0.0.1:" + port);
        users = FakeUserApi.start(port);
        assertComplete(runId);
    }

    @Test
    void aRecordWithoutAnIdGoesToQuarantineAndTheRestOfItsPageGoesOn() {
        users.answer(query -> Reply.of(
                200,
                FakeUserApi.users(query)
                        .body()
                        .replaceFirst("\"uuid\":\"user-7\",", "")
                        .replaceFirst("\"nat\":\"DE\",(?=.*user-8\")", "\"nat\":\" \",")
                        .replaceFirst("\\[\\{", "[[{\"password\":\"top-secret\"}],{")
                        .replaceFirst(",\\{[^{]*\\{[^{]*\\{[^}]*}}]}$", "]}")));
        UUID runId = api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":100}");
        JsonNode run = api.awaitState(runId, "COMPLETED");
        users.answer(FakeUserApi::users);

        List<QuarantinedRecord> quarantined = COMMITTED.quarantined(runId);
        assertThat(quarantined)
                .extracting(
                        record -> record.reason().code() + " " + record.reason().field())
                .contains("NOT_AN_OBJECT null", "EXTERNAL_ID_MISSING /login/uuid");
        assertThat(quarantined).allSatisfy(record -> {
            assertThat(record.original().bytes()).isNotNull();
            assertThat(new String(record.original().bytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("top-secret");
            assertThat(record.source()).isEqualTo("randomuser");
            assertThat(record.origin().topic()).isEqualTo(Topics.RAW_LIVE);
        });
        assertThat(run.at("/rejected").longValue()).isEqualTo(quarantined.size());
        List<Coordinates> all = Stream.concat(
                        COMMITTED.raw(Topics.RAW_LIVE, runId).stream()
                                .map(raw -> raw.record().coordinates()),
                        quarantined.stream().map(QuarantinedRecord::coordinates))
                .toList();
        assertThat(all).hasSize(100);
        assertThat(CommittedRecords.dense(all)).isTrue();
    }

    private static void assertComplete(UUID runId) {
        api.awaitState(runId, "COMPLETED");
        List<CommittedRecords.Raw> records = COMMITTED.raw(Topics.RAW_LIVE, runId);
        assertThat(records).hasSize(300);
        assertThat(records.stream().map(raw -> raw.record().externalId()).distinct())
                .hasSize(300);
        assertThat(CommittedRecords.dense(
                        records.stream().map(raw -> raw.record().coordinates()).toList()))
                .isTrue();
    }
}
