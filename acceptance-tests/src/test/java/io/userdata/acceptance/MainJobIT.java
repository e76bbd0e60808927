package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The main job on one data directory: once, killed in the middle, and again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {
    @TempDir
    static Path data;

    @Test
    @Order(1)
    void onceEndsWithABalancedLedgerAndNoProcessLeft() throws Exception {
        try (LaunchedStack launched = new LaunchedStack(data, "--once", "--users", "2000")) {
            assertThat(launched.exitStatus()).as(launched::output).isZero();
            assertThat(launched.output()).contains("Ledger: balanced", "2,000");
            launched.awaitNoProcessLeft();
        }
    }

    @Test
    @Order(2)
    void runThatWasKilledInTheMiddleIsFinishedFirst() throws Exception {
        String interrupted;
        try (LaunchedStack launched = new LaunchedStack(data, "--once", "--users", "40000")) {
            interrupted = launched.awaitRunId();
            await().atMost(LaunchedStack.LIMIT)
                    .until(() -> launched.ledger(interrupted).path("inserted").asLong(0)
                                    + launched.ledger(interrupted)
                                            .path("unchanged")
                                            .asLong(0)
                            > 0);
            launched.kill9();
            launched.awaitNoProcessLeft();
            assertThat(launched.output()).doesNotContain("Ledger:");
        }
        try (LaunchedStack launched = new LaunchedStack(data, "--once", "--users", "1000")) {
            assertThat(launched.exitStatus()).as(launched::output).isZero();
            assertThat(launched.output()).contains("interrupted", interrupted, "40,000");
            assertThat(launched.output().split("Ledger: balanced", -1)).hasSize(3);
            launched.awaitNoProcessLeft();
        }
    }

    @Test
    @Order(3)
    void backfillOfTheSameUsersChangesNoRowAndPoisonLeavesAlone() throws Exception {
        try (MemberUserApi members = new MemberUserApi();
                LaunchedStack launched = new LaunchedStack(
                        members.environment(),
                        data,
                        "--users",
                        "1000",
                        "--config",
                        MemberUserApi.configuration().toString(),
                        "--source",
                        "randomuser")) {
            launched.awaitDecided(launched.awaitRunId());
            try (DatabaseProbe tables = new DatabaseProbe(launched.variable("DATABASE_URL"))) {
                String before = tables.usersDigest();
                JsonNode ledger = launched.awaitDecided(BackfillRequest.start(launched, 2_000));
                assertThat(ledger.path("state").asString()).isEqualTo("BALANCED");
                assertThat(ledger.path("stale").asLong()).isEqualTo(2_000);
                assertThat(tables.usersDigest()).isEqualTo(before);
                poisonGoesToQuarantineWithItsReasonAndItsBytes(launched, tables);
                assertThat(tables.usersDigest()).isEqualTo(before);
                aSourceOfConfigurationAloneIsReadToItsEnd(launched, tables, members);
            }
            assertThat(launched.residentMebibytes()).isLessThan(3 * 1024);
        }
    }

    private static void aSourceOfConfigurationAloneIsReadToItsEnd(
            LaunchedStack launched, DatabaseProbe tables, MemberUserApi members) throws Exception {
        String runId =
                RunStarter.start(launched, "{\"source\": \"members\", \"kind\": \"poll\", \"maxRecords\": 1000}");
        JsonNode ledger = launched.awaitDecided(runId);
        assertThat(ledger.path("state").asString()).isEqualTo("BALANCED");
        assertThat(ledger.path("inserted").asInt()).isEqualTo(MemberUserApi.PEOPLE);
        assertThat(tables.column("SELECT email FROM users WHERE source = 'members'"))
                .hasSize(MemberUserApi.PEOPLE)
                .contains("ada.0@example.com", "ada.24@example.com");
        assertThat(tables.everything()).noneMatch(row -> row.contains("\"pin\""));
        assertThat(launched.logs()).doesNotContain(members.key());
    }

    private static void poisonGoesToQuarantineWithItsReasonAndItsBytes(LaunchedStack launched, DatabaseProbe tables)
            throws Exception {
        PoisonRecords.send(launched.variable("KAFKA_BOOTSTRAP"));
        await().atMost(LaunchedStack.LIMIT)
                .untilAsserted(() -> assertThat(tables.column("SELECT code FROM quarantined_records ORDER BY id"))
                        .containsExactlyInAnyOrder("NOT_JSON", "FIELD_MISSING"));
        assertThat(tables.column("SELECT field FROM quarantined_records WHERE code = 'FIELD_MISSING'"))
                .containsExactly("externalId");
        assertThat(tables.column("SELECT encode(bytes, 'escape') FROM quarantined_records WHERE code = 'NOT_JSON'"))
                .containsExactly(PoisonRecords.NOT_JSON);
    }
}
