package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What goes through a stack at work: a backfill, poison, and a source that is configuration alone. */
@Tag(SharedStack.TAG)
@ExtendWith(LogsOfAFailure.class)
@SuppressWarnings("NullAway.Init")
class RunningStackIT {
    private static SharedStack shared;
    private static LaunchedStack launched;

    @BeforeAll
    static void start() throws Exception {
        shared = SharedStack.get();
        launched = shared.launched();
    }

    @Test
    void backfillOfTheSameUsersChangesNoRow() throws Exception {
        try (DatabaseProbe tables = new DatabaseProbe(launched.variable("DATABASE_URL"))) {
            String before = tables.usersDigest();
            JsonNode ledger = launched.awaitDecided(BackfillRequest.start(launched, SharedStack.USERS));
            assertThat(ledger.path("state").asString()).isEqualTo("BALANCED");
            assertThat(ledger.path("stale").asLong()).isEqualTo(SharedStack.USERS);
            assertThat(tables.usersDigest()).isEqualTo(before);
        }
        assertThat(launched.residentMebibytes()).isLessThan(3 * 1024);
    }

    @Test
    void poisonGoesToQuarantineWithItsReasonAndItsBytesAndLeavesAlone() throws Exception {
        try (DatabaseProbe tables = new DatabaseProbe(launched.variable("DATABASE_URL"))) {
            String before = tables.usersDigest();
            String ours = " FROM quarantined_records WHERE id > "
                    + tables.count("SELECT coalesce(max(id), 0) FROM quarantined_records");
            PoisonRecords.send(launched.variable("KAFKA_BOOTSTRAP"));
            await().atMost(LaunchedStack.LIMIT)
                    .untilAsserted(() -> assertThat(tables.column("SELECT code" + ours + " ORDER BY id"))
                            .containsExactlyInAnyOrder("NOT_JSON", "FIELD_MISSING"));
            assertThat(tables.column("SELECT field" + ours + " AND code = 'FIELD_MISSING'"))
                    .containsExactly("externalId");
            assertThat(tables.column("SELECT encode(bytes, 'escape')" + ours + " AND code = 'NOT_JSON'"))
                    .containsExactly(PoisonRecords.NOT_JSON);
            assertThat(tables.usersDigest()).isEqualTo(before);
        }
    }

    @Test
    void aSourceOfConfigurationAloneIsReadToItsEnd() throws Exception {
        String runId =
                RunStarter.start(launched, "{\"source\": \"members\", \"kind\": \"poll\", \"maxRecords\": 1000}");
        JsonNode ledger = launched.awaitDecided(runId);
        assertThat(ledger.path("state").asString()).isEqualTo("BALANCED");
        assertThat(ledger.path("inserted").asInt()).isEqualTo(MemberUserApi.PEOPLE);
        try (DatabaseProbe tables = new DatabaseProbe(launched.variable("DATABASE_URL"))) {
            List<String> emails = tables.column("SELECT email FROM users WHERE source = 'members'");
            assertThat(emails).hasSize(MemberUserApi.PEOPLE).contains("ada.0@example.com", "ada.24@example.com");
            assertThat(tables.everything()).noneMatch(row -> row.contains("\"pin\""));
        }
        assertThat(launched.logs()).doesNotContain(shared.members().key());
    }
}
