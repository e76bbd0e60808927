package io.userdata.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private int portBase;

    @BeforeEach
    void buildSuite() throws IOException {
        FakeSuite.build(folder.resolve("suite"));
        portBase = LaunchedProcess.freePortBase();
    }

    @Test
    void onceEndsWellWithABalancedLedgerAndLeavesNoProcess() throws Exception {
        try (LaunchedProcess launcher = launch(Map.of(), "--once", "--users", "50", "--kind", "backfill")) {
            assertThat(launcher.exitStatus()).as(launcher.output()).isZero();
            assertThat(launcher.output())
                    .contains("backfill of 50 users")
                    .contains("Ledger: balanced")
                    .containsPattern("published +50\n")
                    .contains("US       97       grace@example.com  Grace Hopper")
                    .endsWith("Stopped\n");
        }
        assertThat(ours()).isEmpty();
        assertThat(readableByOthers()).isEmpty();
    }

    @Test
    void theSourceOfAConfigurationIsIngestedAndNotTheSampleUsers() throws Exception {
        Path config = Files.writeString(folder.resolve("own.yml"), "sources: {staff: {}}");
        try (LaunchedProcess launcher = launch(Map.of(), "--once", "--users", "1", "--config", config.toString())) {
            assertThat(launcher.exitStatus()).as(launcher.output()).isZero();
            assertThat(launcher.output()).contains("poll of 1 user from staff\n");
        }
        Files.writeString(config, "sources: {staff: {}, customers: {}}");
        try (LaunchedProcess launcher = launch(Map.of(), "--once", "--users", "2", "--config", config.toString())) {
            assertThat(launcher.exitStatus()).as(launcher.output()).isZero();
            assertThat(launcher.output())
                    .contains("does not bring exactly one source", "poll of 2 users from randomuser\n");
        }
    }

    @Test
    void aRunThatDoesNotBalanceEndsWithStatusOneAndItsReason() throws Exception {
        try (LaunchedProcess launcher = launch(Map.of(), "--once", "--users", "" + FakeService.UNBALANCED)) {
            assertThat(launcher.exitStatus()).isEqualTo(1);
            assertThat(launcher.output()).contains("does not balance: 1 of 13 records are missing.");
        }
    }

    @Test
    void aRefusedRunIsOneLineAndNotTriedAgain() throws Exception {
        try (LaunchedProcess launcher = launch(Map.of(), "--once", "--users", "" + FakeService.REFUSED)) {
            assertThat(launcher.exitStatus()).isEqualTo(1);
            assertThat(launcher.output()).containsPattern("\\./run: PUT .*/runs/.* answered 409: .*Conflict");
            assertThat(data().resolve("run.json")).doesNotExist();
        }
    }

    @Test
    void staysUntilCtrlCAndGivesItsSecretsAwayNowhere() throws Exception {
        try (LaunchedProcess launcher = launch(Map.of(), "--users", "50")) {
            await().atMost(SOON).until(() -> launcher.output().contains("stays up until Ctrl-C"));
            Map<String, String> variables = stackVariables();
            assertThat(variables)
                    .containsEntry("INGEST_URL", "http://127.0.0.1:" + (portBase + 1))
                    .containsEntry("CONSOLE_URL", "http://127.0.0.1:" + portBase)
                    .containsEntry("KAFKA_BOOTSTRAP", "127.0.0.1:" + (portBase + 5))
                    .containsEntry("LAUNCHER_PID", "" + launcher.process().pid());
            assertThat(launcher.output()).contains(variables.get("RUN_ID"));
            List<String> secrets = List.of(
                    variables.get("VIEWER_TOKEN"),
                    variables.get("OPERATOR_TOKEN"),
                    Files.readString(data().resolve("postgres/password")));
            assertThat(variables.get("DATABASE_URL")).contains(secrets.get(2));
            assertThat(ours()).hasSizeGreaterThan(5).noneMatch(command -> containsAny(command, secrets));
            assertThat(logs()).hasSizeGreaterThan(4).noneMatch(log -> containsAny(content(log), secrets));
            launcher.interrupt();
            assertThat(launcher.process().waitFor(15, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.output()).endsWith("Stopping\nStopped\n");
        }
        assertThat(ours()).isEmpty();
    }

    @Test
    void aKilledLauncherTakesAllAlongAndItsRunIsFinishedFirst() throws Exception {
        String interrupted;
        try (LaunchedProcess launcher = launch(Map.of(FakeService.NEVER_ENDS, "yes"), "--once", "--users", "70")) {
            await().atMost(SOON).until(() -> launcher.output().contains("published 70"));
            interrupted = stackVariables().get("RUN_ID");
            launcher.process().destroyForcibly();
        }
        try (LaunchedProcess launcher = launch(Map.of(), "--once", "--users", "50")) {
            assertThat(launcher.exitStatus()).as(launcher.output()).isZero();
            assertThat(launcher.output())
                    .containsSubsequence(
                            "A run was interrupted",
                            "Run " + interrupted + ": poll of 70 users",
                            "Ledger: balanced",
                            "poll of 50 users",
                            "Ledger: balanced");
        }
        assertThat(ours()).isEmpty();
    }

    @Test
    void everyChildEndsWhenTheLauncherIsKilled() throws Exception {
        try (LaunchedProcess launcher = launch(Map.of(FakeService.NEVER_ENDS, "yes"))) {
            await().atMost(SOON).until(() -> launcher.output().contains("published"));
            assertThat(ours()).hasSizeGreaterThan(5);
            launcher.process().destroyForcibly();
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(ours()).isEmpty());
        }
    }

    @Test
    void aServiceThatEndsIsStartedAgain() throws Exception {
        try (LaunchedProcess launcher = launch(Map.of(), "--users", "50")) {
            await().atMost(SOON).until(() -> launcher.output().contains("stays up until Ctrl-C"));
            launcher.process()
                    .descendants()
                    .filter(child -> commandLine(child).contains("storage-service-0.jar")
                            && !commandLine(child).contains("guard"))
                    .forEach(ProcessHandle::destroyForcibly);
            await().atMost(SOON).untilAsserted(() -> assertThat(launcher.output())
                    .containsSubsequence("storage-service has ended by itself", "storage-service is ready again"));
        }
    }

    @Test
    void aServiceThatDoesNotStartIsOneLineAndEndsAll() throws Exception {
        try (LaunchedProcess launcher = launch(Map.of(FakeService.STORAGE_BREAKS, "yes"), "--once")) {
            assertThat(launcher.exitStatus()).isEqualTo(2);
            assertThat(launcher.output().lines().filter(line -> line.startsWith("./run:")))
                    .singleElement()
                    .isEqualTo("./run: storage-service ended with status 3 while starting (log: "
                            + data().resolve("logs/storage-service.log") + "): the schema is from the future");
        }
        assertThat(ours()).isEmpty();
    }

    @Test
    void ctrlCWhileStartingEndsAll() throws Exception {
        try (LaunchedProcess launcher = launch(Map.of())) {
            await().atMost(SOON).until(() -> !ours().isEmpty());
            launcher.interrupt();
            assertThat(launcher.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(ours()).isEmpty());
    }

    @Test
    void aTakenPortIsNamedAndNothingStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(portBase + 7, 1, InetAddress.getLoopbackAddress());
                LaunchedProcess launcher = launch(Map.of(), "--once")) {
            assertThat(launcher.exitStatus()).isEqualTo(2);
            assertThat(launcher.output())
                    .contains("./run: Port " + taken.getLocalPort()
                            + " (PostgreSQL) is taken by another program: end it, or choose other ports with"
                            + " --port-base.");
            assertThat(data().resolve("kafka")).doesNotExist();
        }
    }

    private LaunchedProcess launch(Map<String, String> environment, String... arguments) throws IOException {
        List<String> all = Stream.concat(
                        Stream.of("--data", data().toString(), "--port-base", "" + portBase), Arrays.stream(arguments))
                .toList();
        return LaunchedProcess.start(folder, environment, all.toArray(String[]::new));
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** The command lines of all processes that work for the launcher of this test. */
    private List<String> ours() {
        return ProcessHandle.allProcesses()
                .map(LauncherIT::commandLine)
                .filter(command -> command.contains(folder.toString()) && !command.contains(Launcher.class.getName()))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    private Map<String, String> stackVariables() throws IOException {
        Path file = data().resolve("stack.env");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Map<String, String> variables = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("=", 2);
            assertThat(parts[1]).startsWith("'").endsWith("'");
            variables.put(parts[0], parts[1].substring(1, parts[1].length() - 1));
        }
        return variables;
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(data())) {
            return files.filter(file -> file.toString().endsWith(".log")
                            && Files.isRegularFile(file)
                            && !file.startsWith(data().resolve("kafka/data")))
                    .collect(Collectors.toList());
        }
    }

    private List<Path> readableByOthers() throws IOException {
        try (Stream<Path> files = Files.walk(data())) {
            return files.filter(LauncherIT::isReadableByOthers).toList();
        }
    }

    private static boolean isReadableByOthers(Path file) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .endsWith("------");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean containsAny(String text, List<String> secrets) {
        return secrets.stream().anyMatch(text::contains);
    }
}
