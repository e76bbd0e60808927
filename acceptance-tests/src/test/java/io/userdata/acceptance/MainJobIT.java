package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on one data directory: killed in the middle, then once to its end. */
class MainJobIT {
    @TempDir
    Path data;

    @Test
    void runThatWasKilledInTheMiddleIsFinishedFirstAndOnceLeavesNoProcess() throws Exception {
        String interrupted;
        try (LaunchedStack launched = new LaunchedStack(data, "--once", "--users", "15000")) {
            interrupted = launched.awaitRunId();
            await().atMost(LaunchedStack.LIMIT)
                    .until(() -> launched.ledger(interrupted).path("inserted").asLong(0) > 0);
            launched.kill9();
            launched.awaitNoProcessLeft();
            assertThat(launched.output()).doesNotContain("Ledger:");
        }
        try (LaunchedStack launched = new LaunchedStack(data, "--once", "--users", "2000")) {
            assertThat(launched.exitStatus()).as(launched::output).isZero();
            assertThat(launched.output()).contains("interrupted", interrupted, "15,000", "2,000");
            assertThat(launched.output().split("Ledger: balanced", -1)).hasSize(3);
            launched.awaitNoProcessLeft();
        }
    }
}
