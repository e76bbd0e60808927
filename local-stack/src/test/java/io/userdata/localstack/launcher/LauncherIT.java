package io.userdata.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it is called: what it says, and with which status it ends. */
@SuppressWarnings("NullAway.Init")
class LauncherIT {
    @TempDir
    Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void buildSuite() throws IOException {
        suite = new SuiteFolder(folder);
    }

    @Test
    void onceEndsWellWithABalancedLedgerAndLeavesNoProcess() throws Exception {
        try (LaunchedProcess launcher = suite.launch(Map.of(), "--once", "--users", "50", "--kind", "backfill")) {
            assertThat(launcher.exitStatus()).as(launcher.output()).isZero();
            assertThat(launcher.output())
                    .contains("backfill of 50 users")
                    .contains("Ledger: balanced")
                    .containsPattern("published +50\n")
                    .contains("US       97       grace@example.com  Grace Hopper")
                    .endsWith("Stopped\n");
        }
        assertThat(suite.ours()).isEmpty();
        assertThat(suite.readableByOthers()).isEmpty();
    }

    @Test
    void theSourceOfAConfigurationIsIngestedAndNotTheSampleUsers() throws Exception {
        Path config = Files.writeString(folder.resolve("own.yml"), "sources: {staff: {}}");
        try (LaunchedProcess launcher =
                suite.launch(Map.of(), "--once", "--users", "1", "--config", config.toString())) {
            assertThat(launcher.exitStatus()).as(launcher.output()).isZero();
            assertThat(launcher.output()).contains("poll of 1 user from staff\n");
        }
        Files.writeString(config, "sources: {staff: {}, customers: {}}");
        try (LaunchedProcess launcher =
                suite.launch(Map.of(), "--once", "--users", "2", "--config", config.toString())) {
            assertThat(launcher.exitStatus()).as(launcher.output()).isZero();
            assertThat(launcher.output())
                    .contains("does not bring exactly one source", "poll of 2 users from randomuser\n");
        }
    }

    @Test
    void aRunThatDoesNotBalanceEndsWithStatusOneAndItsReason() throws Exception {
        try (LaunchedProcess launcher = suite.launch(Map.of(), "--once", "--users", "" + FakeService.UNBALANCED)) {
            assertThat(launcher.exitStatus()).isEqualTo(1);
            assertThat(launcher.output()).contains("does not balance: 1 of 13 records are missing.");
        }
    }

    @Test
    void aRefusedRunIsOneLineAndNotTriedAgain() throws Exception {
        try (LaunchedProcess launcher = suite.launch(Map.of(), "--once", "--users", "" + FakeService.REFUSED)) {
            assertThat(launcher.exitStatus()).isEqualTo(1);
            assertThat(launcher.output()).containsPattern("\\./run: PUT .*/runs/.* answered 409: .*Conflict");
            assertThat(suite.data().resolve("run.json")).doesNotExist();
        }
    }

    @Test
    void aServiceThatDoesNotStartIsOneLineAndEndsAll() throws Exception {
        try (LaunchedProcess launcher = suite.launch(Map.of(FakeService.STORAGE_BREAKS, "yes"), "--once")) {
            assertThat(launcher.exitStatus()).isEqualTo(2);
            assertThat(launcher.output().lines().filter(line -> line.startsWith("./run:")))
                    .singleElement()
                    .isEqualTo("./run: storage-service ended with status 3 while starting (log: "
                            + suite.data().resolve("logs/storage-service.log") + "): the schema is from the future");
        }
        assertThat(suite.ours()).isEmpty();
    }

    @Test
    void aTakenPortIsNamedAndNothingStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(suite.portBase() + 7, 1, InetAddress.getLoopbackAddress());
                LaunchedProcess launcher = suite.launch(Map.of(), "--once")) {
            assertThat(launcher.exitStatus()).isEqualTo(2);
            assertThat(launcher.output())
                    .contains("./run: Port " + taken.getLocalPort()
                            + " (PostgreSQL) is taken by another program: end it, or choose other ports with"
                            + " --port-base.");
            assertThat(suite.data().resolve("kafka")).doesNotExist();
        }
    }
}
