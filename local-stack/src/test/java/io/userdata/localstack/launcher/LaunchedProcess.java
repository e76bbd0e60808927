package io.userdata.localstack.launcher;

import io.userdata.localstack.process.InstalledPrograms;
import io.userdata.localstack.process.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The launcher in a process of its own, as {@code ./run} starts it. */
final class LaunchedProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;

    private LaunchedProcess(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    static LaunchedProcess start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                InstalledPrograms.java(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-Duserdata.home=" + folder.resolve("suite"),
                "-Duserdata.broker.lib=" + System.getProperty("userdata.broker.lib"),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        return new LaunchedProcess(builder.start(), out);
    }

    /** Eight free ports in a row. */
    static int freePortBase() {
        while (true) {
            int base = LoopbackPorts.anyFree() / 8 * 8;
            if (base > 10_000 && IntStream.range(base, base + 8).allMatch(LoopbackPorts::isFree)) {
                return base;
            }
        }
    }

    String output() throws IOException {
        return Files.readString(out);
    }

    Process process() {
        return process;
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the launcher does not end");
        }
        return process.exitValue();
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
