package io.userdata.storage.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.userdata.localstack.database.Database;
import io.userdata.localstack.process.ChildProcess;
import io.userdata.localstack.process.ChildProcessPlan;
import io.userdata.localstack.process.InstalledPrograms;
import io.userdata.localstack.process.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The service as it is shipped: its jar, in a JVM of its own, which can be killed. */
final class StorageProcess implements AutoCloseable {
    private static final String TOKEN = "a viewer in a drill";
    private static final Duration START = Duration.ofMinutes(10);

    private final ChildProcessPlan plan;
    private final RestClient http;
    private ChildProcess child;

    private StorageProcess(ChildProcessPlan plan, int port) {
        this.plan = plan;
        this.http = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeaders(headers -> headers.setBearerAuth(TOKEN))
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
        this.child = ChildProcess.start(plan);
    }

    /** Starts an instance of this name, with settings as environment variables. */
    static StorageProcess start(String name, Database database, String bootstrapServers, Map<String, String> more) {
        int port = LoopbackPorts.anyFree();
        Map<String, String> settings = new HashMap<>(Map.of(
                "SERVER_PORT", Integer.toString(port),
                "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", database.username(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "USERDATA_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "USERDATA_STORAGE_INSTANCE_ID", name,
                "USERDATA_SECURITY_TOKENS_0_NAME", "drill",
                "USERDATA_SECURITY_TOKENS_0_ROLE", "viewer",
                "USERDATA_SECURITY_TOKENS_0_SHA256", sha256(TOKEN)));
        settings.putAll(more);
        List<String> command = List.of(
                InstalledPrograms.java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar().toString());
        Path log = Path.of("target", "storage-" + name + ".log");
        return new StorageProcess(ChildProcessPlan.of(name, command, log).withEnvironment(settings), port);
    }

    private static Path jar() {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(
                            file -> file.toString().matches(".*storage-service-[^/]*(?<!sources|javadoc|tests)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the service's jar has not been packaged"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    StorageProcess awaitReady() {
        await().atMost(START).ignoreExceptions().until(this::isReady);
        return this;
    }

    /** Fails while the service does not answer. */
    boolean isReady() {
        return get("/actuator/health/readiness").path("status").asString().equals("UP");
    }

    JsonNode get(String path) {
        return Objects.requireNonNull(http.get().uri(path).retrieve().body(JsonNode.class));
    }

    String metrics() {
        return Objects.requireNonNull(
                http.get().uri("/actuator/prometheus").retrieve().body(String.class));
    }

    /** As {@code kill -9} does. */
    void kill() {
        child.kill();
    }

    /** Kills it and starts it again at once. */
    void killAndStartAgain() {
        kill();
        child = ChildProcess.start(plan);
    }

    /** As a deployment does: it has the time to end in good order. */
    @Override
    public void close() {
        child.stop();
    }
}
