package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every recorded user of randomuser.me, through all of it. */
@Tag(SharedStack.TAG)
@ExtendWith(LogsOfAFailure.class)
class RecordedUsersIT {
    @Test
    void everyRecordedUserIsAccountedForAndKeepsItsSecrets() throws Exception {
        SharedStack shared = SharedStack.get();
        LaunchedStack launched = shared.launched();
        List<JsonNode> users = shared.recordedUsers();
        assumeFalse(users.isEmpty(), "recorded users: the folder of recorded responses is not there");
        String runId = RunStarter.start(launched, """
                {"source": "%s", "kind": "poll", "maxRecords": %d}""".formatted(SourcesFile.RECORDED, users.size()));
        JsonNode ledger = launched.awaitDecided(runId);
        assertThat(ledger.path("state").asString()).isEqualTo("BALANCED");
        assertThat(ledger.path("published").asInt()).isEqualTo(users.size());
        try (DatabaseProbe tables = new DatabaseProbe(launched.variable("DATABASE_URL"))) {
            everyUserIsStoredOrQuarantinedWithAReason(tables, users);
            nothingSecretIsKept(launched, tables, new SecretSearch(users));
        }
    }

    private static void everyUserIsStoredOrQuarantinedWithAReason(DatabaseProbe tables, List<JsonNode> users)
            throws Exception {
        Set<String> known = new HashSet<>(tables.column("SELECT external_id FROM users WHERE source = 'recorded'"));
        List<String> missing = new ArrayList<>();
        for (JsonNode user : users) {
            String externalId = user.path("nat").asString() + ":"
                    + user.path("login").path("uuid").asString();
            if (!known.contains(externalId)) {
                missing.add(externalId);
            }
        }
        List<String> reasons = tables.column("SELECT code FROM quarantined_records WHERE source = 'recorded'");
        assertThat(missing).as("not stored; quarantined for %s", reasons).hasSameSizeAs(reasons);
        assertThat(reasons).doesNotContain("INTERNAL");
    }

    private static void nothingSecretIsKept(LaunchedStack launched, DatabaseProbe tables, SecretSearch secrets)
            throws Exception {
        assertThat(secrets.size()).isGreaterThan(5_000);
        List<String> found = new ArrayList<>();
        long records = TopicDump.read(
                launched.variable("KAFKA_BOOTSTRAP"),
                record -> found.addAll(isRaw(record) ? secrets.inRaw(record) : secrets.in(record)));
        assertThat(records).isGreaterThan(5_000);
        assertThat(found).as("in topics").isEmpty();
        List<String> rows = tables.everything();
        assertThat(rows).hasSizeGreaterThan(2_000);
        rows.forEach(row -> found.addAll(secrets.in(row)));
        assertThat(found).as("in tables").isEmpty();
        String logs = launched.logs();
        assertThat(logs).contains("topics are ready");
        assertThat(secrets.in(logs)).as("in logs").isEmpty();
        assertThat(logs)
                .as("credentials in logs")
                .doesNotContain(launched.variable("OPERATOR_TOKEN"))
                .doesNotContain(launched.variable("VIEWER_TOKEN"))
                .doesNotContain("@example.com");
    }

    /** A sample user's field may be the word that is a recorded user's password. */
    private static boolean isRaw(String record) {
        return record.startsWith("users.raw.") && record.contains("\"source\":\"" + SourcesFile.RECORDED + "\"");
    }
}
