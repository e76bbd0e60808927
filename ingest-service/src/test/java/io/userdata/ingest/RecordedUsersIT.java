package io.userdata.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.FakeUserApi.Reply;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.SharedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The users that the genuine API once gave: all are published, none of their credentials is found anywhere. */
@ExtendWith(OutputCaptureExtension.class)
class RecordedUsersIT {
    private static final List<String> CREDENTIALS = List.of("password", "salt", "md5", "sha1", "sha256");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

    @Test
    void everyRecordedUserIsPublishedWithoutItsCredentials(CapturedOutput log) throws IOException {
        List<JsonNode> recorded = recorded();
        assertThat(recorded).hasSize(2537);
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = IngestInstance.start(SharedBroker.address(), users.uri(), "tests")) {
            users.answer(query -> page(recorded, query));
            UUID runId = instance.api()
                    .started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":" + recorded.size() + "}");
            assertThat(instance.api()
                            .awaitState(runId, "COMPLETED")
                            .at("/rejected")
                            .longValue())
                    .isZero();
            List<RawRecord> published = new CommittedRecords(SharedBroker.address())
                    .raw(Topics.RAW_LIVE, runId).stream()
                            .map(CommittedRecords.Raw::record)
                            .toList();
            assertThat(published).hasSize(recorded.size());
            assertThat(externalIds(published)).isEqualTo(expectedIds(recorded));
        }
        assertNoCredentials(recorded, log.getAll());
    }

    private static Set<String> externalIds(List<RawRecord> published) {
        return published.stream().map(RawRecord::externalId).collect(Collectors.toSet());
    }

    private static Set<String> expectedIds(List<JsonNode> recorded) {
        return recorded.stream()
                .map(user -> user.at("/nat").stringValue() + ":"
                        + user.at("/login/uuid").stringValue())
                .collect(Collectors.toSet());
    }

    private static void assertNoCredentials(List<JsonNode> recorded, String log) {
        Set<String> secrets = recorded.stream()
                .flatMap(user -> CREDENTIALS.stream().skip(1).map(name -> user.at("/login/" + name)
                        .stringValue()))
                .collect(Collectors.toSet());
        CommittedRecords committed = new CommittedRecords(SharedBroker.address());
        Stream.of(Topics.RAW_LIVE, Topics.RAW_BACKFILL, Topics.QUARANTINE, Topics.RUNS, Topics.COMMANDS)
                .forEach(topic -> committed.forEach(topic, record -> {
                    if (record.value() != null) {
                        assertNoCredential(new String(record.value(), UTF_8), secrets);
                    }
                }));
        assertThat(holds(log, secrets)).isFalse();
        recorded.forEach(
                user -> assertThat(log).doesNotContain(user.at("/email").stringValue()));
    }

    /** Asserts by statements of the language: there may be hundreds of thousands of records. */
    private static void assertNoCredential(String value, Set<String> secrets) {
        if (CREDENTIALS.stream().anyMatch(name -> value.contains("\"" + name + "\":")) || holds(value, secrets)) {
            fail("a record on a topic holds a credential");
        }
    }

    private static boolean holds(String text, Set<String> secrets) {
        return WORD.matcher(text).results().map(MatchResult::group).anyMatch(secrets::contains);
    }

    private static Reply page(List<JsonNode> users, Map<String, String> query) {
        int size = Integer.parseInt(query.get("results"));
        int from = (Integer.parseInt(query.get("page")) - 1) * size;
        return Reply.of(
                200,
                IntStream.range(from, from + size)
                        .mapToObj(user -> users.get(user % users.size()).toString())
                        .collect(Collectors.joining(",", "{\"results\":[", "]}")));
    }

    private static List<JsonNode> recorded() throws IOException {
        Path folder = Path.of(System.getProperty("userdata.recorded.users", ""));
        Assumptions.assumeTrue(
                Files.isDirectory(folder) && !folder.toString().isEmpty(),
                "no recorded users at userdata.recorded.users");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> JsonMapper.shared().readTree(file))
                    .flatMap(page -> page.at("/results").valueStream())
                    .toList();
        }
    }
}
