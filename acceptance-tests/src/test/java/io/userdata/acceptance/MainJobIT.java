package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

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
}
