package io.userdata.ingest.publish.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.FakeUserApi.Reply;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.SharedBroker;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A source is tried before it is run. */
class CheckIT {
    private static final FakeUserApi USERS = FakeUserApi.start();
    private static IngestInstance instance;
    private static IngestApi api;

    @BeforeAll
    static void start() {
        instance = IngestInstance.start(
                SharedBroker.address(),
                USERS.uri(),
                "checks",
                "--sources.randomuser.limits.page-size=10",
                "--sources.randomuser.auth.type=bearer",
                "--sources.randomuser.auth.token=a-token-of-ours");
        api = instance.api();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/api/v1/sources").status() == 200);
    }

    @AfterAll
    static void stop() {
        instance.close();
        USERS.close();
    }

    @Test
    void theFirstRecordsAreShownWithoutSecrets() {
        IngestApi.Answer answer = api.post("/api/v1/sources/randomuser/check", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/outcome").stringValue()).isEqualTo("PAGE");
        assertThat(answer.body().at("/page/records").intValue()).isEqualTo(10);
        assertThat(answer.body().at("/page/first/0/externalId").stringValue()).isEqualTo("DE:user-0");
        assertThat(answer.response().body()).doesNotContain("top-secret", "a-token-of-ours");
    }

    @Test
    void aFaultIsNamed() {
        USERS.answerNext(Reply.of(401, "{}"));
        IngestApi.Answer answer = api.post("/api/v1/sources/randomuser/check", "");
        assertThat(answer.body().at("/outcome").stringValue()).isEqualTo("HTTP_4XX");
    }

    @Test
    void anUnknownSourceIsNotFound() {
        assertThat(api.post("/api/v1/sources/unknown/check", "").status()).isEqualTo(404);
    }

    @Test
    void sourcesAreShownWithoutSecrets() {
        IngestApi.Answer answer = api.get("/api/v1/sources");
        assertThat(answer.body().at("/items").findValuesAsString("name"))
                .contains("randomuser", "github", "scim", "dummyjson", "jsonplaceholder");
        assertThat(answer.response().body()).doesNotContain("a-token-of-ours");
    }
}
