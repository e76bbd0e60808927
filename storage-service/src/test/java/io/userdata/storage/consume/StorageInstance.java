package io.userdata.storage.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.quarantine.Origin;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.localstack.database.Database;
import io.userdata.starter.json.EventMapper;
import io.userdata.storage.SampleRecord;
import io.userdata.storage.StorageApplication;
import io.userdata.storage.ledger.LedgerQueries;
import io.userdata.storage.ledger.LedgerView;
import io.userdata.storage.run.RunUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, on a database of its own, with what tests ask of it. */
final class StorageInstance implements AutoCloseable {
    static final JsonMapper JSON = EventMapper.create();
    private static final String TOKEN = "a viewer in a test";
    private static final String OPERATOR = "an operator in a test";
    private static final Origin NOWHERE = new Origin("ingest.runs", 0, 0);
    private static final AtomicLong OFFSETS = new AtomicLong();

    private final ConfigurableApplicationContext context;

    private StorageInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it without Kafka and awaits its schema; every listener counts as flowing. */
    static StorageInstance withoutBroker(Database database, String... settings) {
        Map<String, Object> all = settings(database, settings);
        all.put("userdata.topics.enabled", "false");
        all.put("management.endpoint.health.validate-group-membership", "false");
        StorageInstance service = new StorageInstance(run(all));
        service.awaitHealth("schema", "UP");
        StorageListener.IDS.forEach(service.context.getBean(ListenerStates.class)::flowing);
        return service;
    }

    /** Starts it and awaits nothing. */
    static StorageInstance start(Database database, String bootstrapServers, String... settings) {
        Map<String, Object> all = settings(database, settings);
        all.put("userdata.kafka.bootstrap-servers", bootstrapServers);
        return new StorageInstance(run(all));
    }

    static Path folder(String name) {
        try {
            return Files.createTempDirectory(Path.of("target"), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigurableApplicationContext run(Map<String, Object> settings) {
        return new SpringApplicationBuilder(StorageApplication.class)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private static Map<String, Object> settings(Database database, String... more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "userdata.security.tokens[1].name", "olga",
                "userdata.security.tokens[1].role", "operator",
                "userdata.security.tokens[1].sha256", sha256(OPERATOR)));
        settings.putAll(Map.of(
                "server.port", "0",
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", database.username(),
                "spring.datasource.password", database.password(),
                "spring.datasource.hikari.connection-timeout", "1000",
                "userdata.storage.retry-first", "50ms",
                "userdata.storage.retry-most", "500ms",
                "userdata.security.tokens[0].name", "test",
                "userdata.security.tokens[0].role", "viewer",
                "userdata.security.tokens[0].sha256", sha256(TOKEN)));
        Arrays.stream(more).map(setting -> setting.split("=", 2)).forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient database() {
        return bean(JdbcClient.class);
    }

    String port() {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** What the service answers, errors too. */
    JsonNode get(String path) {
        URI uri = URI.create("http://localhost:" + port() + path.replace(" ", "%20"));
        return Objects.requireNonNull(http().get().uri(uri).retrieve().body(JsonNode.class));
    }

    RestClient http() {
        return http(TOKEN);
    }

    /** A client with an operator's token, which may change things. */
    RestClient operator() {
        return http(OPERATOR);
    }

    private RestClient http(String token) {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port())
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }

    void awaitHealth(String part, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get("/actuator/health")
                        .at("/components/" + part + "/status")
                        .asString()
                        .equals(status));
    }

    /** Stores one batch as a listener would. */
    void store(SampleRecord... samples) {
        store(Arrays.stream(samples).map(SampleRecord::record).toList());
    }

    void store(List<EnrichedRecord> records) {
        deliver(records.stream().map(StorageInstance::delivery).toList());
    }

    void deliver(List<ConsumedRecord> batch) {
        new PoisonRecordIsolator(bean(BatchWriter.class)::store).store(batch);
    }

    static ConsumedRecord delivery(EnrichedRecord record) {
        Origin origin = new Origin("users.enriched.live", 0, OFFSETS.incrementAndGet());
        return new ConsumedRecord.OfUser(record, origin, JSON.writeValueAsBytes(record));
    }

    LedgerView ledger(UUID run) {
        return bean(LedgerQueries.class).find(run).orElseThrow();
    }

    /** Says that a run of one slice has ended, having published so many records in each partition. */
    void ended(UUID run, long... published) {
        run(run, RunState.COMPLETED, OFFSETS.incrementAndGet(), published);
    }

    /** Says of a run of one slice what ingest would, at this place of its topic and the next. */
    void run(UUID run, RunState state, long offset, long... published) {
        Instant now = Instant.now();
        List<Long> counts = LongStream.of(published).boxed().toList();
        SliceRecord slice = new SliceRecord(run, 0, null, null, counts, 0, 1, true, null, now);
        RunDefinition definition = new RunDefinition("randomuser", RunKind.POLL, null, null);
        RunRecord record = new RunRecord(run, definition, 1, state, null, SampleRecord.START, now);
        deliver(List.of(
                new ConsumedRecord.OfRun(new RunUpdate.OfSlice(slice, 0, offset), NOWHERE, new byte[0]),
                new ConsumedRecord.OfRun(new RunUpdate.OfRun(record, 0, offset + 1), NOWHERE, new byte[0])));
    }

    /** Says that every hop is past what the run published. */
    void passed(UUID run) {
        database()
                .sql("UPDATE runs SET passed_at = now() WHERE run_id = :run")
                .param("run", run)
                .update();
    }

    /** Forgets everything. */
    void clear() {
        database()
                .sql("TRUNCATE users, user_changes, run_ledger, runs, run_slices, quarantined_records,"
                        + " quarantine_actions")
                .update();
    }

    @Override
    public void close() {
        context.close();
    }
}
