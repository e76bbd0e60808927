package io.userdata.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with a suite of fake services, a launcher's data directory, and what its processes leave there. */
final class SuiteFolder {
    private final Path folder;
    private final int portBase = LaunchedProcess.freePortBase();

    SuiteFolder(Path folder) throws IOException {
        this.folder = folder;
        FakeSuite.build(folder.resolve("suite"));
    }

    int portBase() {
        return portBase;
    }

    LaunchedProcess launch(Map<String, String> environment, String... arguments) throws IOException {
        List<String> all = Stream.concat(
                        Stream.of("--data", data().toString(), "--port-base", "" + portBase), Arrays.stream(arguments))
                .toList();
        return LaunchedProcess.start(folder, environment, all.toArray(String[]::new));
    }

    Path data() {
        return folder.resolve("data");
    }

    /** The command lines of all processes that work for the launcher of this test. */
    List<String> ours() {
        return ProcessHandle.allProcesses()
                .map(SuiteFolder::commandLine)
                .filter(command -> command.contains(folder.toString()) && !command.contains(Launcher.class.getName()))
                .toList();
    }

    static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    Map<String, String> stackVariables() throws IOException {
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

    List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(data())) {
            return files.filter(file -> file.toString().endsWith(".log")
                            && Files.isRegularFile(file)
                            && !file.startsWith(data().resolve("kafka/data")))
                    .collect(Collectors.toList());
        }
    }

    List<Path> readableByOthers() throws IOException {
        try (Stream<Path> files = Files.walk(data())) {
            return files.filter(SuiteFolder::isReadableByOthers).toList();
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

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
