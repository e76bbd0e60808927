package io.userdata.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    Path folder;

    @Test
    void anObedientChildEndsInGoodOrder() {
        ChildProcess child =
                ChildProcess.start(shell("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.1; done"));
        await().until(() -> LogTail.of(log()).contains("up"));
        child.stop();
        assertThat(child.isAlive()).isFalse();
        assertThat(log()).hasContent("up\nbye\n");
    }

    @Test
    void whatAChildLeavesOnlyItsOwnerMayRead() throws Exception {
        Path file = folder.resolve("file");
        try (ChildProcess child = ChildProcess.start(shell("echo > " + file + "; exec sleep 100"))) {
            await().until(() -> Files.exists(file));
            for (Path path : List.of(file, child.log(), folder.resolve("tool.log.pid"))) {
                assertThat(Files.getPosixFilePermissions(path))
                        .as("%s", path)
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void aDeafChildIsKilledAfterItsPatience() {
        ChildProcessPlan plan = shell("trap '' TERM; echo up; while :; do sleep 0.1; done");
        ChildProcess child = ChildProcess.start(new ChildProcessPlan(
                plan.name(), plan.command(), Map.of(), log(), StopSignal.TERM, Duration.ofSeconds(1)));
        await().until(() -> LogTail.of(log()).contains("up"));
        child.stop();
        assertThat(child.exitStatus()).isEqualTo(128 + 9);
    }

    @Test
    void aChildThatEndsWhileStartingSaysItsLastWords() {
        ChildProcess child = ChildProcess.start(shell("echo no such file; exit 3"));
        assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(10), () -> false))
                .isInstanceOf(StartFailedException.class)
                .hasMessage("Tool ended with status 3 while starting (log: " + log() + "): no such file");
    }

    @Test
    void aChildThatIsNotReadyInTimeIsAnError() {
        try (ChildProcess child = ChildProcess.start(shell("sleep 100"))) {
            assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(100), () -> false))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageStartingWith("Tool was not ready within 0 s");
        }
    }

    @Test
    void aChildEndsWhenItsParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        InstalledPrograms.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        log() + "")
                .start();
        await().until(() -> Files.exists(folder.resolve("tool.log.pid"))
                && LogTail.of(log()).startsWith("child"));
        long child = Long.parseLong(LogTail.of(log()).substring("child ".length()));
        assertThat(ProcessHandle.of(child)).isPresent();
        parent.destroyForcibly();
        PidFile.beside(log()).awaitEnd(Duration.ofSeconds(10));
        await().until(() -> ProcessHandle.of(child), Optional::isEmpty);
    }

    @Test
    void nothingIsLeftOfAStoppedChildToWaitFor() {
        ChildProcess.start(shell("sleep 100")).stop();
        assertThat(folder.resolve("tool.log.pid")).doesNotExist();
        PidFile.beside(log()).awaitEnd(Duration.ZERO);
    }

    private ChildProcessPlan shell(String script) {
        return ChildProcessPlan.of("Tool", List.of("sh", "-c", script), log());
    }

    private Path log() {
        return folder.resolve("tool.log");
    }

    /** Starts a child and waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws InterruptedException {
            ChildProcess.start(ChildProcessPlan.of(
                    "Tool", List.of("sh", "-c", "echo child $$; exec sleep 1000"), Path.of(arguments[0])));
            Thread.currentThread().join();
        }
    }
}
