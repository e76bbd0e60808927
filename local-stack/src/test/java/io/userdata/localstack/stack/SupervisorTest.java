package io.userdata.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.localstack.process.ChildProcess;
import io.userdata.localstack.process.ChildProcessPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private final Map<String, ChildProcess> children = new ConcurrentHashMap<>();
    private final Heard heard = new Heard();

    @TempDir
    Path folder;

    @AfterEach
    void stopChildren() {
        children.values().forEach(ChildProcess::kill);
    }

    @Test
    void aPartIsStartedAgainWhileAnotherIsStillStarting() {
        CountDownLatch never = new CountDownLatch(1);
        ManagedProcess slow = part("ingest-service", () -> waitFor(never));
        ManagedProcess quick = part("Kafka", () -> start("Kafka"));
        try (Supervisor ignored = new Supervisor(List.of(slow, quick), heard)) {
            child("ingest-service").kill();
            await().untilAsserted(() -> assertThat(heard.ended).containsExactly("ingest-service"));
            child("Kafka").kill();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(heard.back).containsExactly("Kafka"));
        }
        assertThat(child("Kafka").isAlive()).isTrue();
    }

    @Test
    void aStartThatFailsUnexpectedlyIsTriedAgain() {
        AtomicInteger starts = new AtomicInteger();
        ManagedProcess part = part("Kafka", () -> {
            if (starts.incrementAndGet() == 1) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
            start("Kafka");
        });
        try (Supervisor ignored = new Supervisor(List.of(part), heard)) {
            child("Kafka").kill();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(heard.back).containsExactly("Kafka"));
        }
        assertThat(starts).hasValue(2);
    }

    @Test
    void nothingIsStartedAgainOnceItIsClosed() {
        AtomicInteger starts = new AtomicInteger();
        ManagedProcess part = part("Kafka", starts::incrementAndGet);
        new Supervisor(List.of(part), heard).close();
        child("Kafka").kill();
        await().during(Duration.ofSeconds(2)).until(() -> starts.get() == 0);
    }

    private ManagedProcess part(String name, Runnable startAgain) {
        start(name);
        return new ManagedProcess(name, () -> child(name), startAgain);
    }

    private ChildProcess child(String name) {
        return Objects.requireNonNull(children.get(name));
    }

    private void start(String name) {
        ChildProcessPlan plan = ChildProcessPlan.of(name, List.of("sleep", "100"), folder.resolve(name + ".log"));
        children.put(name, ChildProcess.start(plan));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the supervisor told. */
    private static final class Heard implements StackListener {
        private final List<String> ended = new CopyOnWriteArrayList<>();
        private final List<String> back = new CopyOnWriteArrayList<>();

        @Override
        public void ready(String part, String address, Duration after) {}

        @Override
        public void ended(String part, String logTail) {
            ended.add(part);
        }

        @Override
        public void back(String part) {
            back.add(part);
        }
    }
}
