package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** PostgreSQL killed in the middle of a run and gone for a while. */
class DatabaseOutageIT {
    private static final Duration GONE = Duration.ofSeconds(30);
    private static final int USERS = 20_000;

    @TempDir
    Path data;

    @Test
    void runBalancesAfterTheDatabaseWasGoneAndNothingIsInQuarantine() throws Exception {
        try (LaunchedStack launched = new LaunchedStack(data, "--users", Integer.toString(USERS))) {
            String runId = launched.awaitRunId();
            await().atMost(LaunchedStack.LIMIT)
                    .until(() -> launched.ledger(runId).path("inserted").asLong(0) > 0);
            int port = URI.create(launched.variable("DATABASE_URL")).getPort();
            launched.pids("postgres").forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            try (PortOutage outage = taken(port)) {
                await().pollDelay(GONE).atMost(Duration.ofMinutes(1)).until(() -> storageSaysWhy(launched));
            }
            JsonNode ledger = launched.awaitDecided(runId);
            assertThat(ledger.path("state").asString()).isEqualTo("BALANCED");
            assertThat(ledger.path("published").asLong()).isEqualTo(USERS);
            assertThat(ledger.path("quarantined").asLong()).isZero();
            try (DatabaseProbe tables = new DatabaseProbe(launched.variable("DATABASE_URL"))) {
                assertThat(tables.count("SELECT count(*) FROM users")).isEqualTo(USERS);
                assertThat(tables.count("SELECT count(*) FROM quarantined_records"))
                        .isZero();
            }
        }
    }

    private static boolean storageSaysWhy(LaunchedStack launched) throws Exception {
        return launched.readiness("STORAGE_URL").contains("DOWN");
    }

    private static PortOutage taken(int port) {
        return await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> new PortOutage(port), o -> true);
    }
}
