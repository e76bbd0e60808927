package io.userdata.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import io.userdata.transform.fixture.RawRecords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A broker, the service in this JVM, and what goes in and comes out between them. */
final class RunningFlow implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String TOKEN = "test-token";

    private final Path folder;
    private final Broker broker;
    private final KafkaProbe kafka;
    private @Nullable ConfigurableApplicationContext service;

    private RunningFlow(Path folder, Broker broker) {
        this.folder = folder;
        this.broker = broker;
        this.kafka = new KafkaProbe(broker.bootstrapServers());
    }

    /** Starts both and waits until the service is ready. */
    static RunningFlow start(Path folder) {
        RunningFlow flow = new RunningFlow(folder, Broker.start(folder.resolve("broker"), 0));
        flow.startService();
        return flow;
    }

    Broker broker() {
        return broker;
    }

    KafkaProbe kafka() {
        return kafka;
    }

    void startService() {
        launchService();
        await().atMost(PATIENCE).until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    void launchService() {
        service = new SpringApplication(ProcessorApplication.class)
                .run(
                        "--server.port=0",
                        "--userdata.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--userdata.pipeline.checkpoints=" + folder.resolve("checkpoints"),
                        "--userdata.pipeline.supervision.behind-every=500ms",
                        "--userdata.security.tokens[0].name=test",
                        "--userdata.security.tokens[0].role=operator",
                        "--userdata.security.tokens[0].sha256=" + KafkaProbe.sha256(TOKEN));
    }

    void stopService() {
        Objects.requireNonNull(service).close();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        String port = Objects.requireNonNull(service).getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode lane(Lane lane) throws IOException, InterruptedException {
        JsonNode lanes =
                RawRecords.MAPPER.readTree(get("/api/v1/pipeline").body()).path("lanes");
        return lanes.valueStream()
                .filter(view -> view.path("lane").asString().equals(lane.text()))
                .findFirst()
                .orElseThrow();
    }

    static List<RawRecord> users(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> KafkaProbe.placed(prefix + number, number, RawRecords.payload()))
                .toList();
    }

    /** Every one came out at least once, on its partition, with its coordinates. */
    void awaitEnriched(Lane lane, List<RawRecord> sent) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> assertThat(
                        kafka.read(Topics.enriched(lane)).stream()
                                .map(RunningFlow::place)
                                .collect(Collectors.toSet()))
                .containsAll(sent.stream()
                        .map(raw -> raw.coordinates().partition() + " " + raw.userId() + " " + raw.coordinates())
                        .toList()));
    }

    private static String place(ConsumerRecord<byte[], byte[]> out) {
        EnrichedRecord record = RawRecords.MAPPER.readValue(out.value(), EnrichedRecord.class);
        return out.partition() + " " + new String(out.key(), UTF_8) + " " + record.coordinates();
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
        kafka.close();
        broker.close();
    }
}
