package io.userdata.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A launcher that stays up, until it is stopped or killed, or a part of it ends. */
@SuppressWarnings("NullAway.Init")
class LauncherEndIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void buildSuite() throws IOException {
        suite = new SuiteFolder(folder);
    }

    @Test
    void staysUntilCtrlCAndGivesItsSecretsAwayNowhere() throws Exception {
        try (LaunchedProcess launcher = suite.launch(Map.of(), "--users", "50")) {
            await().atMost(SOON).until(() -> launcher.output().contains("stays up until Ctrl-C"));
            Map<String, String> variables = suite.stackVariables();
            assertThat(variables)
                    .containsEntry("INGEST_URL", "http://127.0.0.1:" + (suite.portBase() + 1))
                    .containsEntry("CONSOLE_URL", "http://127.0.0.1:" + suite.portBase())
                    .containsEntry("KAFKA_BOOTSTRAP", "127.0.0.1:" + (suite.portBase() + 5))
                    .containsEntry("LAUNCHER_PID", "" + launcher.process().pid());
            assertThat(launcher.output()).contains(variables.get("RUN_ID"));
            List<String> secrets = List.of(
                    variables.get("VIEWER_TOKEN"),
                    variables.get("OPERATOR_TOKEN"),
                    Files.readString(suite.data().resolve("postgres/password")));
            assertThat(variables.get("DATABASE_URL")).contains(secrets.get(2));
            assertThat(suite.ours()).hasSizeGreaterThan(5).noneMatch(command -> containsAny(command, secrets));
            assertThat(suite.logs())
                    .hasSizeGreaterThan(4)
                    .noneMatch(log -> containsAny(SuiteFolder.text(log), secrets));
            launcher.interrupt();
            assertThat(launcher.process().waitFor(15, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.output()).endsWith("Stopping\nStopped\n");
        }
        assertThat(suite.ours()).isEmpty();
    }

    @Test
    void aKilledLauncherTakesAllAlongAndItsRunIsFinishedFirst() throws Exception {
        String interrupted;
        try (LaunchedProcess launcher =
                suite.launch(Map.of(FakeService.NEVER_ENDS, "yes"), "--once", "--users", "70")) {
            await().atMost(SOON).until(() -> launcher.output().contains("published 70"));
            interrupted = suite.stackVariables().get("RUN_ID");
            launcher.process().destroyForcibly();
        }
        try (LaunchedProcess launcher = suite.launch(Map.of(), "--once", "--users", "50")) {
            assertThat(launcher.exitStatus()).as(launcher.output()).isZero();
            assertThat(launcher.output())
                    .containsSubsequence(
                            "A run was interrupted",
                            "Run " + interrupted + ": poll of 70 users",
                            "Ledger: balanced",
                            "poll of 50 users",
                            "Ledger: balanced");
        }
        assertThat(suite.ours()).isEmpty();
    }

    @Test
    void everyChildEndsWhenTheLauncherIsKilled() throws Exception {
        try (LaunchedProcess launcher = suite.launch(Map.of(FakeService.NEVER_ENDS, "yes"))) {
            await().atMost(SOON).until(() -> launcher.output().contains("published"));
            assertThat(suite.ours()).hasSizeGreaterThan(5);
            launcher.process().destroyForcibly();
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(suite.ours()).isEmpty());
        }
    }

    @Test
    void aServiceThatEndsIsStartedAgain() throws Exception {
        try (LaunchedProcess launcher = suite.launch(Map.of(), "--users", "50")) {
            await().atMost(SOON).until(() -> launcher.output().contains("stays up until Ctrl-C"));
            launcher.process()
                    .descendants()
                    .filter(child -> SuiteFolder.commandLine(child).contains("storage-service-0.jar")
                            && !SuiteFolder.commandLine(child).contains("guard"))
                    .forEach(ProcessHandle::destroyForcibly);
            await().atMost(SOON).untilAsserted(() -> assertThat(launcher.output())
                    .containsSubsequence("storage-service has ended by itself", "storage-service is ready again"));
        }
    }

    @Test
    void ctrlCWhileStartingEndsAll() throws Exception {
        try (LaunchedProcess launcher = suite.launch(Map.of())) {
            await().atMost(SOON).until(() -> !suite.ours().isEmpty());
            launcher.interrupt();
            assertThat(launcher.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(suite.ours()).isEmpty());
    }

    private static boolean containsAny(String text, List<String> secrets) {
        return secrets.stream().anyMatch(text::contains);
    }
}
