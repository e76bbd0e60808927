package io.userdata.localstack.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.localstack.files.Folders;
import io.userdata.localstack.files.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A child process under a guard ({@code guard.sh}) that ends it as soon as this JVM is gone, even by {@code kill -9}:
 * the guard waits for the end of a pipe that only this JVM holds open. What the child writes, only its owner may read.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration GUARD_GRACE = Duration.ofSeconds(3);
    private static final String GUARD = guard();

    private final ChildProcessPlan plan;
    private final Process process;

    private ChildProcess(ChildProcessPlan plan, Process process) {
        this.plan = plan;
        this.process = process;
    }

    /**
     * Starts a child.
     *
     * @throws StartFailedException if the shell or the log file cannot be had
     */
    public static ChildProcess start(ChildProcessPlan plan) {
        List<String> command = new ArrayList<>();
        InstalledPrograms.find("setsid")
                .ifPresent(path -> command.add(path.toString())); // away from the terminal's Ctrl-C
        command.addAll(List.of("sh", "-c", GUARD, "guard", plan.stop().name()));
        command.add(Long.toString(plan.patience().toSeconds()));
        command.addAll(plan.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
        builder.environment().putAll(plan.environment());
        try {
            Folders.createPrivate(
                    Objects.requireNonNull(plan.log().toAbsolutePath().getParent()));
            PrivateFile.createIfAbsent(plan.log());
            Process process = builder.start();
            PidFile.beside(plan.log()).write(process.toHandle());
            return new ChildProcess(plan, process);
        } catch (IOException e) {
            throw new StartFailedException(plan.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** The guard's process id, and that of the session the child lives in. */
    public long pid() {
        return process.pid();
    }

    public String name() {
        return plan.name();
    }

    public Path log() {
        return plan.log();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether this process belongs to the child. */
    public boolean runs(long pid) {
        return process.descendants().anyMatch(descendant -> descendant.pid() == pid);
    }

    /** The status it ended with; above 128 for a signal. */
    public int exitStatus() {
        return process.exitValue();
    }

    /**
     * Waits until the child is ready.
     *
     * @throws StartFailedException if it ends first, or is not ready in time
     */
    public void awaitReady(Duration timeout, BooleanSupplier ready) {
        boolean done = Polling.await(timeout, () -> !isAlive() || ready.getAsBoolean());
        if (!isAlive()) {
            throw new StartFailedException(
                    plan.name() + " ended with status " + exitStatus() + " while starting" + logTail());
        }
        if (!done) {
            throw new StartFailedException(
                    plan.name() + " was not ready within " + timeout.toSeconds() + " s" + logTail());
        }
    }

    /** Where its log is and how it ends, for an error message. */
    public String logTail() {
        String tail = LogTail.of(plan.log());
        return " (log: " + plan.log() + ")" + (tail.isEmpty() ? "" : ": " + tail);
    }

    /** Asks the child to end without waiting for it. */
    public void requestStop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy(); // the guard is gone or going; a TERM does the same
        }
    }

    /** Ends the child in good order, by force after its patience; waits for it. */
    public void stop() {
        requestStop();
        if (!waitFor(plan.patience().plus(GUARD_GRACE))) {
            kill();
        }
        forget();
    }

    /** Ends the child and all that it started at once, as a crash would, and waits for them. */
    public void kill() {
        List<ProcessHandle> started = process.descendants().toList();
        started.forEach(ProcessHandle::destroyForcibly);
        if (!waitFor(GUARD_GRACE)) {
            process.destroyForcibly();
        }
        // What a dead process shared, such as PostgreSQL's memory, is held until the last of them is gone.
        Polling.await(GUARD_GRACE, () -> started.stream().noneMatch(ProcessHandle::isAlive));
        requestStop();
        forget();
    }

    private void forget() {
        try {
            PidFile.beside(plan.log()).delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean waitFor(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            return false;
        }
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    private static String guard() {
        try (InputStream script = Objects.requireNonNull(ChildProcess.class.getResourceAsStream("guard.sh"))) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("guard.sh stands in our own jar", e);
        }
    }
}
