package io.userdata.chaos.suite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the processes of a launch by who started them, and sends them signals. */
public final class SuiteProcesses {
    private final LaunchedSuite suite;

    public SuiteProcesses(LaunchedSuite suite) {
        this.suite = suite;
    }

    /** The process ids of a part; several of the database, none while it is away. */
    public List<Long> of(SuitePart part) {
        ProcessHandle launcher = suite.launcher();
        if (part == SuitePart.LAUNCHER) {
            return launcher.isAlive() ? List.of(launcher.pid()) : List.of();
        }
        return launcher.descendants()
                .map(ProcessHandle::pid)
                .filter(pid -> part.isCommand(text(pid, "cmdline")))
                .toList();
    }

    /** Sends a signal to all processes of a part; returns how many there were. */
    public int signal(SuitePart part, String signal) {
        return signal(of(part), signal);
    }

    /** Sends a signal to processes; one that has ended meanwhile is passed over. */
    public int signal(List<Long> pids, String signal) {
        if (pids.isEmpty()) {
            return 0;
        }
        List<String> command = Stream.concat(
                        Stream.of("kill", "-s", signal), pids.stream().map(Object::toString))
                .toList();
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("kill cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return pids.size();
    }

    /** Memory of a part, MiB; shared pages are divided among those that share them. */
    public long memoryMebibytes(SuitePart part) {
        return of(part).stream()
                        .mapToLong(SuiteProcesses::proportionalKibibytes)
                        .sum()
                / 1024;
    }

    private static long proportionalKibibytes(long pid) {
        return text(pid, "smaps_rollup")
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String text(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), ISO_8859_1);
        } catch (IOException e) { // it has ended, or is not ours
            return "";
        }
    }
}
