package io.userdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.identity.UserId;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RunIT {
    private static final CommittedRecords COMMITTED = CommittedRecords.fromNow(SharedBroker.address());
    private static final FakeUserApi USERS = FakeUserApi.start();
    private static IngestInstance instance;
    private static IngestApi api;

    @BeforeAll
    static void start() {
        instance = IngestInstance.start(SharedBroker.address(), USERS.uri(), "tests");
        api = instance.api();
    }

    @AfterAll
    static void stop() {
        instance.close();
        USERS.close();
    }

    @Test
    void everyUserIsPublishedOnceInThePartitionAndOrderOfItsNumber() {
        UUID runId = api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":2000}");
        JsonNode run = api.awaitState(runId, "COMPLETED");

        List<CommittedRecords.Raw> records = COMMITTED.raw(Topics.RAW_LIVE, runId);
        assertThat(records).hasSize(2000);
        assertThat(records.stream().map(raw -> raw.record().externalId()).distinct())
                .hasSize(2000);
        assertThat(CommittedRecords.dense(
                        records.stream().map(raw -> raw.record().coordinates()).toList()))
                .isTrue();
        assertThat(records).allSatisfy(raw -> {
            UUID userId = UserId.of("randomuser", raw.record().externalId());
            assertThat(raw.record().userId()).isEqualTo(userId);
            assertThat(raw.from().partition())
                    .isEqualTo(UserPartition.of(userId, 4))
                    .isEqualTo(raw.record().coordinates().partition());
            assertThat(new String(raw.from().key(), StandardCharsets.US_ASCII)).isEqualTo(userId.toString());
            assertThat(raw.record().observedAt()).isEqualTo(raw.record().fetchedAt());
            assertThat(raw.record().lane()).isEqualTo(Lane.LIVE);
        });
        assertThat(run.at("/published").longValue()).isEqualTo(2000);
        assertThat(run.at("/pages").longValue()).isEqualTo(4);
        assertThat(run.at("/slices/0/done").booleanValue()).isTrue();
        assertThat(run.at("/links/ledger").stringValue()).endsWith("/api/v1/runs/" + runId + "/ledger");
    }

    @Test
    void theFirstDefinitionOfARunStays() {
        String definition = "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":10}";
        UUID runId = api.started(definition);

        assertThat(api.put(runId, definition).status()).isEqualTo(202);
        IngestApi.Answer other = api.put(runId, definition.replace("10", "11"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().at("/type").stringValue()).isEqualTo("urn:userdata:problem:run-differs");
        api.awaitState(runId, "COMPLETED");
        assertThat(api.put(runId, definition).body().at("/state").stringValue()).isEqualTo("COMPLETED");
        assertThat(COMMITTED.raw(Topics.RAW_LIVE, runId)).hasSize(10);
    }

    @Test
    void aRunThatCannotBeIsRefusedWithWhatToChange() {
        assertThat(problem("{\"source\":\"unknown\",\"kind\":\"poll\",\"maxRecords\":1}"))
                .isEqualTo("422 unknown-source");
        assertThat(problem("{\"source\":\"randomuser\",\"kind\":\"poll\"}")).isEqualTo("422 max-records-required");
        assertThat(problem("{\"source\":\"randomuser\",\"kind\":\"push\",\"maxRecords\":1}"))
                .isEqualTo("422 unsupported-kind");
        assertThat(problem("{\"source\":\"randomuser\",\"kind\":\"backfill\",\"maxRecords\":1}"))
                .isEqualTo("400 unreadable");
        assertThat(problem("{\"source\":\"randomuser\",\"kind\":\"backfill\",\"maxRecords\":1,"
                        + "\"window\":{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2999-01-01T00:00:00Z\"}}"))
                .isEqualTo("422 window-in-future");
        assertThat(problem("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":5000001}"))
                .isEqualTo("422 max-records-too-many");
    }

    private static String problem(String definition) {
        IngestApi.Answer answer = api.put(UUID.randomUUID(), definition);
        return answer.status() + " " + answer.body().at("/type").stringValue().replace("urn:userdata:problem:", "");
    }

    @Test
    void aRunThatWasNeverCreatedIsNotFound() {
        assertThat(api.get("/api/v1/runs/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(api.post("/api/v1/runs/" + UUID.randomUUID() + "/cancel", "").status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/runs/no-uuid").status()).isEqualTo(400);
    }

    @Test
    void aBackfillTravelsItsLaneAsOfTheEndOfEachSlice() {
        UUID runId = api.started("{\"source\":\"randomuser\",\"kind\":\"backfill\",\"maxRecords\":7,"
                + "\"window\":{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2020-01-03T12:00:00Z\",\"slice\":\"P1D\"}}");
        JsonNode run = api.awaitState(runId, "COMPLETED");

        List<CommittedRecords.Raw> records = COMMITTED.raw(Topics.RAW_BACKFILL, runId);
        assertThat(records.stream()
                        .map(raw -> raw.record().coordinates().slice() + " "
                                + raw.record().observedAt()))
                .containsOnly("0 2020-01-02T00:00:00Z", "1 2020-01-03T00:00:00Z", "2 2020-01-03T12:00:00Z");
        assertThat(records).allMatch(raw -> raw.record().lane() == Lane.BACKFILL);
        assertThat(CommittedRecords.dense(
                        records.stream().map(raw -> raw.record().coordinates()).toList()))
                .isTrue();
        assertThat(List.of(0, 1, 2))
                .extracting(
                        slice -> run.at("/slices/" + slice + "/publishedTotal").longValue())
                .containsExactly(3L, 2L, 2L);
        assertThat(run.at("/lane").stringValue()).isEqualTo("backfill");
        assertThat(Instant.parse(run.at("/slices/2/window/to").stringValue()))
                .isEqualTo(Instant.parse("2020-01-03T12:00:00Z"));
    }

    @Test
    void aRunRestsWhenPausedAndGoesOnAtItsCursor() {
        USERS.answer(query -> "2".equals(query.get("page")) ? FakeUserApi.Reply.of(503, "") : FakeUserApi.users(query));
        UUID runId = api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":1500}");
        JsonNode waiting = api.awaitState(runId, "WAITING");
        assertThat(waiting.at("/reason/code").stringValue()).isEqualTo("UNAVAILABLE");
        assertThat(waiting.at("/slices/0/waitsFor/until").isMissingNode()).isFalse();
        assertThat(act(runId, "pause")).isEqualTo("202 PAUSED");
        assertThat(act(runId, "pause")).isEqualTo("202 PAUSED");

        USERS.answer(FakeUserApi::users);
        assertThat(act(runId, "resume")).startsWith("202 ");
        api.awaitState(runId, "COMPLETED");
        assertThat(COMMITTED.raw(Topics.RAW_LIVE, runId)).hasSize(1500);
        assertThat(act(runId, "cancel")).isEqualTo("409 ");
    }

    @Test
    void aCancelledRunEndsForGood() {
        USERS.answer(query -> "2".equals(query.get("page")) ? FakeUserApi.Reply.of(503, "") : FakeUserApi.users(query));
        UUID runId = api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":1500}");
        api.awaitState(runId, "WAITING");
        assertThat(act(runId, "cancel")).isEqualTo("202 CANCELLED");
        assertThat(act(runId, "resume")).isEqualTo("409 ");
        USERS.answer(FakeUserApi::users);
        assertThat(COMMITTED.raw(Topics.RAW_LIVE, runId)).hasSize(500);
    }

    private static String act(UUID runId, String action) {
        IngestApi.Answer answer = api.post("/api/v1/runs/" + runId + "/" + action, "");
        return answer.status() + " " + answer.body().path("state").asString("");
    }

    @Test
    void runsAreListedNewestFirst() {
        UUID older = api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":1}");
        UUID newer = api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":1}");

        JsonNode items = api.get("/api/v1/runs?source=randomuser&kind=poll&limit=2")
                .body()
                .at("/items");
        assertThat(items.valueStream().map(run -> run.at("/runId").stringValue()))
                .containsExactly(newer.toString(), older.toString());
        assertThat(api.get("/api/v1/runs?source=unknown").body().at("/items")).isEmpty();
        api.awaitState(newer, "COMPLETED");
    }

    @Test
    void aPostedRunHasAnIdOfItsOwn() {
        IngestApi.Answer answer =
                api.post("/api/v1/runs", "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":1}");
        assertThat(answer.status()).isEqualTo(202);
        String location = answer.response().headers().firstValue("Location").orElseThrow();
        assertThat(api.get(location).status()).isEqualTo(200);
        api.awaitState(UUID.fromString(answer.body().at("/runId").stringValue()), "COMPLETED");
    }

    @Test
    void sourcesAreShownWithoutTheirValues() {
        JsonNode source = api.get("/api/v1/sources/randomuser").body();
        assertThat(source.at("/variables/0").stringValue()).isEqualTo("seed");
        assertThat(source.at("/endless").booleanValue()).isTrue();
        assertThat(source.toString()).doesNotContain("userdata");
        assertThat(api.get("/api/v1/sources").body().at("/items").findValuesAsString("name"))
                .contains("dummyjson", "github", "jsonplaceholder", "randomuser", "scim");
        assertThat(api.get("/api/v1/sources/unknown").status()).isEqualTo(404);
    }

    @Test
    void whatWasPublishedIsCounted() {
        UUID runId = api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":5}");
        api.awaitState(runId, "COMPLETED");
        assertThat(api.get("/actuator/prometheus").response().body())
                .contains("userdata_ingest_records_published_total")
                .contains("userdata_ingest_pages_total");
    }
}
