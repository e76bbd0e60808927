package io.userdata.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One {@code ./run}: its processes are known by a mark in their environment, which children inherit. */
final class LaunchedStack implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String MARK = "USERDATA_ACCEPTANCE_MARK";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String mark = UUID.randomUUID().toString();
    private final Path data;
    private final Path output;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Starts {@code ./run} on a data directory, on ports that other tests do not use. */
    LaunchedStack(Path data, String... options) throws IOException {
        this(Map.of(), data, options);
    }

    /** Starts it with variables of its own in the environment. */
    LaunchedStack(Map<String, String> environment, Path data, String... options) throws IOException {
        this.data = data;
        this.output = Files.createTempFile("run", ".txt");
        Path home = Path.of(System.getProperty("userdata.home", ".."))
                .toAbsolutePath()
                .normalize();
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("run").toString()));
        command.addAll(List.of("--data", data.toString(), "--port-base", Integer.toString(FreePorts.block())));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        builder.environment().put(MARK, mark);
        builder.environment().remove("MAVEN_OPTS");
        this.process = builder.start();
    }

    /** Waits for the end and returns the exit status. */
    int exitStatus() throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as("ended in time; it said:\n%s", output())
                .isTrue();
        return process.exitValue();
    }

    /** What it said so far. */
    String output() {
        return text(output);
    }

    void kill9() {
        process.destroyForcibly();
    }

    /** Waits until no process that it started is left. */
    void awaitNoProcessLeft() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(processes()).as("processes that survive").isEmpty());
    }

    /** The process ids of one of its parts, found by a piece of the command line. */
    List<Long> pids(String commandPart) {
        return processes().entrySet().stream()
                .filter(entry -> entry.getValue().contains(commandPart))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Resident memory of all its processes together, MiB; shared pages count in each, so that this is too much. */
    long residentMebibytes() {
        return processes().keySet().stream()
                        .mapToLong(LaunchedStack::residentKibibytes)
                        .sum()
                / 1024;
    }

    private Map<Long, String> processes() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(handle -> isMarked(handle.pid()))
                .collect(Collectors.toMap(ProcessHandle::pid, handle -> command(handle.pid())));
    }

    private boolean isMarked(long pid) {
        return proc(pid, "environ").contains(MARK + "=" + mark)
                && !proc(pid, "cmdline").isEmpty();
    }

    private static String command(long pid) {
        return proc(pid, "cmdline").replace('\0', ' ');
    }

    private static long residentKibibytes(long pid) {
        return proc(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String proc(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), ISO_8859_1);
        } catch (IOException e) { // it has ended, or is not ours
            return "";
        }
    }

    /** A variable of {@code stack.env}; empty while it is not there. */
    String variable(String name) {
        Path file = data.resolve("stack.env");
        if (!Files.exists(file)) {
            return "";
        }
        return text(file)
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 2, line.length() - 1))
                .findFirst()
                .orElse("");
    }

    /** Waits until {@code stack.env} is of this launch and names the run. */
    String awaitRunId() {
        await().atMost(LIMIT)
                .failFast(() -> assertThat(process.isAlive()).as(this::output).isTrue())
                .until(() -> variable("LAUNCHER_PID").equals(Long.toString(process.pid()))
                        && !variable("RUN_ID").isEmpty());
        return variable("RUN_ID");
    }

    JsonNode ledger(String runId) {
        return get(variable("STORAGE_URL") + "/api/v1/runs/" + runId + "/ledger");
    }

    JsonNode run(String runId) {
        return get(variable("INGEST_URL") + "/api/v1/runs/" + runId);
    }

    /** A JSON answer to the viewer; missing where there is none. */
    JsonNode get(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + variable("VIEWER_TOKEN"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.missingNode();
        } catch (IOException e) { // not there now
            return JSON.missingNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return JSON.missingNode();
        }
    }

    /** What a service says of its readiness, whether it is ready or not. */
    String readiness(String address) throws IOException, InterruptedException {
        URI uri = URI.create(variable(address) + "/actuator/health/readiness");
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Waits until the ledger of a run is decided. */
    JsonNode awaitDecided(String runId) {
        await().atMost(LIMIT).until(() -> ledger(runId).path("decided").asBoolean(false));
        return ledger(runId);
    }

    /** All logs together. */
    String logs() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> file.toString().endsWith(".log") && Files.isRegularFile(file))
                    .filter(file -> !file.toString().matches(".*/\\d{20}\\.log"))
                    .map(LaunchedStack::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as Ctrl-C would. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        Files.deleteIfExists(output);
    }
}
