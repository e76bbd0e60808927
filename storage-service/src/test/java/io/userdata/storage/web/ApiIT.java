package io.userdata.storage.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunState;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.JsonNode;

/** The REST API as a caller sees it. */
class ApiIT {
    private final StorageInstance service = SharedStorage.withoutBroker();

    @BeforeEach
    void clear() {
        service.clear();
    }

    @Test
    void theApiShowsUsersAndLedgers() {
        service.store(
                SampleRecord.of(1, 0),
                SampleRecord.of(2, 1),
                SampleRecord.of(3, 2).deleted());
        service.run(SampleRecord.RUN, RunState.COMPLETED, 1, 3);

        JsonNode user = service.get("/api/v1/users/" + SampleRecord.of(1, 0).userId());
        assertThat(user.at("/user/address/city").asString()).isEqualTo("Ribe");
        assertThat(user.at("/user/gender").asString()).isEqualTo("female");
        assertThat(user.at("/enrichment/languages/0").asString()).isEqualTo("da");
        assertThat(user.at("/quality/issues/0/code").asString()).isEqualTo("PHONE_INVALID");
        assertThat(user.at("/version/observedAt").asString()).isEqualTo("2026-03-01T09:00:00Z");
        assertThat(user.has("deletedAt")).isFalse();
        assertThat(service.get("/api/v1/users/" + SampleRecord.of(3, 0).userId())
                        .has("user"))
                .isFalse();

        JsonNode ledger = service.get("/api/v1/runs/" + SampleRecord.RUN + "/ledger");
        assertThat(ledger.propertyNames())
                .containsExactlyInAnyOrder(
                        "runId",
                        "source",
                        "kind",
                        "runState",
                        "state",
                        "balanced",
                        "decided",
                        "published",
                        "inserted",
                        "updated",
                        "unchanged",
                        "stale",
                        "quarantined",
                        "discarded",
                        "redelivered",
                        "inFlight",
                        "missingCount",
                        "missing");
        assertThat(ledger.path("state").asString()).isEqualTo("BALANCED");

        assertThat(status("/api/v1/users/" + UUID.randomUUID())).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("/api/v1/runs/" + UUID.randomUUID() + "/ledger")).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("/api/v1/users?limit=501")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status("/api/v1/users?limit=0")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status("/api/v1/users/nonsense")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(service.get("/api/v1/users/" + UUID.randomUUID())
                        .path("type")
                        .asString())
                .isEqualTo("urn:userdata:problem:unknown-user");
    }

    @Test
    void aListGoesOnWhereItsPageEnded() {
        service.store(IntStream.range(0, 25)
                .mapToObj(i -> SampleRecord.of(i, i).record())
                .toList());
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = service.get("/api/v1/users?country=dk&source=randomuser&limit=10" + after);
            page.path("items").forEach(user -> seen.add(user.path("userId").asString()));
            after = page.has("next") ? "&after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());

        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
        assertThat(service.get("/api/v1/users?q=ASTA 2").path("items")).hasSize(6);
        assertThat(service.get("/api/v1/users?q=s%C3%B8r").path("items")).hasSize(25);
        assertThat(service.get("/api/v1/users?q=%25").path("items")).isEmpty();
        assertThat(service.get("/api/v1/users?country=SE").path("items")).isEmpty();
    }

    private HttpStatusCode status(String path) {
        return service.http().get().uri(path).retrieve().toBodilessEntity().getStatusCode();
    }

    /** What PostgreSQL cannot even compare with is the caller's mistake. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users?source={0}",
                "/api/v1/users?country={0}",
                "/api/v1/users?q={0}",
                "/api/v1/users?after=nonsense",
                "/api/v1/users?limit=99999999999",
                "/api/v1/users/1/changes",
                "/api/v1/users/0199e2a4-6c00-7d3b-9a41-5c0e8f1b2d37/changes?after={1}",
                "/api/v1/users/0199e2a4-6c00-7d3b-9a41-5c0e8f1b2d37/changes?after={2}",
                "/api/v1/users/0199e2a4-6c00-7d3b-9a41-5c0e8f1b2d37/changes?after={3}",
                "/api/v1/quarantine?code={0}",
                "/api/v1/quarantine?source={0}",
                "/api/v1/quarantine?from=yesterday",
                "/api/v1/quarantine?from=%2B1000000000-12-31T23:59:59Z",
                "/api/v1/quarantine?to=-1000000000-01-01T00:00:00Z",
                "/api/v1/quarantine?to=%2B294277-01-01T00:00:00Z",
                "/api/v1/quarantine?runId=1",
                "/api/v1/quarantine?after=99999999999999999999",
                "/api/v1/quarantine/99999999999999999999",
                "/api/v1/runs/1/ledger"
            })
    void aBrokenParameterIsRefused(String path) {
        String late = "+1000000000-12-31T23:59:59Z +1000000000-12-31T23:59:59Z " + SampleRecord.RUN + " 0";
        String early = "-1000000000-01-01T00:00:00Z 2026-01-01T00:00:00Z " + SampleRecord.RUN + " 0";
        JsonNode answer = Objects.requireNonNull(service.operator()
                .get()
                .uri(URI.create("http://localhost:" + service.port()
                        + path.replace("{0}", "a%00b")
                                .replace("{1}", cursor(late))
                                .replace("{2}", cursor(early))
                                .replace("{3}", "!")))
                .retrieve()
                .body(JsonNode.class));
        assertThat(answer.path("status").asInt()).isEqualTo(400);
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void theApiDescribesItself() {
        String api = service.get("/v3/api-docs").toString();
        assertThat(api)
                .contains("/api/v1/users/{userId}/changes", "/api/v1/reports/{name}", "/api/v1/quarantine/{id}/replay")
                .doesNotContain("authentication");
    }
}
