package io.userdata.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus with our scrape configuration and rules, its targets being those of a running stack. */
final class Prometheus implements AutoCloseable {
    private static final String MISSING = "prometheus is not on the PATH (Debian: prometheus; .ci/run gets it)";

    private static final Path OURS = Path.of(System.getProperty("userdata.home", ".."), "observability/prometheus")
            .toAbsolutePath();

    private final Process process;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Starts it on a folder of its own; skips the test where there is no Prometheus. */
    Prometheus(Path folder, LaunchedStack launched) throws IOException {
        assumeTrue(isThere(), MISSING);
        this.address = "127.0.0.1:" + FreePorts.block();
        Files.writeString(folder.resolve("token"), launched.variable("VIEWER_TOKEN"));
        copyRules(folder);
        Files.writeString(folder.resolve("prometheus.yml"), configuration(folder, launched));
        this.process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.txt").toFile())
                .start();
    }

    private static boolean isThere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
    }

    /** Rules follow from rules, each after its interval: here they do not wait so long for one another. */
    private static void copyRules(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        try (Stream<Path> rules = Files.list(OURS.resolve("rules"))) {
            for (Path file : rules.toList()) {
                String text = Files.readString(file).replaceAll("(?m)^( +interval:) .*$", "$1 3s");
                Files.writeString(folder.resolve("rules").resolve(file.getFileName()), text);
            }
        }
    }

    private String configuration(Path folder, LaunchedStack launched) throws IOException {
        String configuration = Files.readString(OURS.resolve("prometheus.yml"))
                .replace("/run/secrets/viewer-token", folder.resolve("token").toString())
                .replace("localhost:9090", address);
        for (Target target : Target.values()) {
            String where = launched.variable(target.variable);
            configuration = where.isEmpty()
                    ? configuration
                    : configuration.replace(target.known, URI.create(where).getAuthority());
        }
        return configuration;
    }

    /** What it answers now, as its API gives it; missing while it does not answer. */
    JsonNode ask(String query) {
        try {
            URI uri = URI.create("http://" + address + "/api/v1/query?query=" + URLEncoder.encode(query, UTF_8));
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) { // not there yet
            return JsonMapper.shared().missingNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while Prometheus answers", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Where the configuration says a service is, and who says where it is here. */
    private enum Target {
        INGEST("ingest-service:8081", "INGEST_URL"),
        PROCESSOR("stream-processor:8082", "PROCESSOR_URL"),
        STORAGE("storage-service:8083", "STORAGE_URL"),
        CONSOLE("admin-console:8080", "CONSOLE_URL");

        private final String known;
        private final String variable;

        Target(String known, String variable) {
            this.known = known;
            this.variable = variable;
        }
    }
}
