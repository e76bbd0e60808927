package io.userdata.processor;

import io.userdata.localstack.process.ChildProcess;
import io.userdata.localstack.process.ChildProcessPlan;
import io.userdata.localstack.process.InstalledPrograms;
import io.userdata.localstack.process.LoopbackPorts;
import io.userdata.transform.fixture.RawRecords;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The service as a process of its own, which can be killed. */
final class ProcessorProcess implements AutoCloseable {
    private static final String TOKEN = "test-token";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ChildProcess child;
    private final int port;

    private ProcessorProcess(ChildProcess child, int port) {
        this.child = child;
        this.port = port;
    }

    /** Starts it on this class path, with the defaults that it is shipped with. */
    static ProcessorProcess start(String bootstrapServers, Path folder, String... more) {
        return start(System.getProperty("java.class.path"), bootstrapServers, folder, List.of(more));
    }

    static ProcessorProcess start(String classPath, String bootstrapServers, Path folder, List<String> more) {
        int port = LoopbackPorts.anyFree();
        List<String> command = java(classPath, "-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        command.addAll(List.of(
                ProcessorApplication.class.getName(),
                "--server.port=" + port,
                "--userdata.kafka.bootstrap-servers=" + bootstrapServers,
                "--userdata.pipeline.checkpoints=" + folder.resolve("checkpoints"),
                "--userdata.security.tokens[0].name=test",
                "--userdata.security.tokens[0].role=operator",
                "--userdata.security.tokens[0].sha256=" + KafkaProbe.sha256(TOKEN)));
        command.addAll(more);
        return new ProcessorProcess(
                ChildProcess.start(ChildProcessPlan.of("processor", command, folder.resolve("processor.log"))), port);
    }

    /** A command of this JVM, opened for Spark as the tests are. */
    static List<String> java(String classPath, String... options) {
        Stream<String> opens = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"));
        List<String> command = new ArrayList<>(List.of(InstalledPrograms.java()));
        opens.forEach(command::add);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    boolean isReady() {
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (IOException e) {
            return false; // no process listens yet
        }
    }

    JsonNode lane(String name) throws IOException {
        return RawRecords.MAPPER
                .readTree(get("/api/v1/pipeline").body())
                .path("lanes")
                .valueStream()
                .filter(lane -> lane.path("lane").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    HttpResponse<String> get(String path) throws IOException {
        return send(request(path));
    }

    HttpResponse<String> post(String path) throws IOException {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(
                    request.header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
