package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.FakeUserApi.Reply;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.SharedBroker;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A key that a source's links bring back is found nowhere, though every page is asked for with it. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT {
    private static final CommittedRecords COMMITTED = new CommittedRecords(SharedBroker.address());
    private static final String SECRET = "planted-key-4711";

    @Test
    void aKeyInLinksIsOnNoTopicInNoAnswerAndInNoLog(CapturedOutput log) {
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance =
                        IngestInstance.start(SharedBroker.address(), users.uri(), "tests", source(users))) {
            users.answer(query -> page(users, query, "1"));
            IngestApi api = instance.api();
            UUID runId = api.started("{\"source\":\"linked\",\"kind\":\"poll\",\"maxRecords\":9}");
            String failed = api.awaitState(runId, "FAILED").toString();
            assertThat(failed).contains("HTTP_5XX");
            users.answer(query -> page(users, query, "0"));
            assertThat(api.post("/api/v1/runs/" + runId + "/resume", "").status())
                    .isEqualTo(202);
            api.awaitState(runId, "COMPLETED");
            assertThat(COMMITTED.raw(Topics.RAW_LIVE, runId)).hasSize(9);

            assertThat(failed).doesNotContain(SECRET);
            Stream.of("/api/v1/sources", "/api/v1/sources/linked", "/api/v1/runs", "/api/v1/runs/" + runId)
                    .forEach(path ->
                            assertThat(api.get(path).response().body()).as(path).doesNotContain(SECRET));
            assertThat(api.post("/api/v1/sources/linked/check", "").response().body())
                    .contains("PAGE")
                    .doesNotContain(SECRET);
        }
        for (String topic : List.of(Topics.COMMANDS, Topics.RUNS, Topics.RAW_LIVE, Topics.QUARANTINE)) {
            assertThat(COMMITTED.all(topic))
                    .as(topic)
                    .noneMatch(record -> record.value() != null && new String(record.value(), UTF_8).contains(SECRET));
        }
        assertThat(log.getAll()).contains("a page could not be had").doesNotContain(SECRET);
    }

    private static String[] source(FakeUserApi users) {
        return Stream.of(
                        "base-url=" + users.uri(),
                        "allow-private-addresses=true",
                        "query.results={{pageSize}}",
                        "auth.type=query",
                        "auth.parameter=api_key",
                        "auth.key=" + SECRET,
                        "pagination.type=link",
                        "pointers.records=/results",
                        "pointers.external-id=/login/uuid",
                        "redact=/login/password,/login/salt,/login/md5,/login/sha1,/login/sha256",
                        "limits.page-size=3",
                        "backoff.initial=10ms",
                        "backoff.longest=10ms",
                        "backoff.attempts=2")
                .map(setting -> "--sources.linked." + setting)
                .toArray(String[]::new);
    }

    /** A page whose link repeats the key, as some APIs do; the page after the broken one is not given. */
    private static Reply page(FakeUserApi users, Map<String, String> query, String broken) {
        if (!SECRET.equals(query.get("api_key"))) {
            return Reply.of(401, "");
        }
        String page = query.getOrDefault("page", "0");
        long next = Long.parseLong(page) + 1;
        if (page.equals(broken) && next > 1) {
            return Reply.of(500, "no page for " + query);
        }
        String link = users.uri() + "/?api_key=" + SECRET + "&results=3&page=" + next;
        Map<String, String> zero = Map.of("results", "3", "page", Long.toString(next));
        return new Reply(200, FakeUserApi.users(zero).body(), Map.of("Link", "<" + link + ">; rel=\"next\""));
    }
}
