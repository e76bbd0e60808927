package io.userdata.storage.benchmark;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.localstack.database.Database;
import io.userdata.localstack.process.ChildProcess;
import io.userdata.localstack.process.ChildProcessPlan;
import io.userdata.localstack.process.InstalledPrograms;
import io.userdata.localstack.process.LoopbackPorts;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.user.write.ConnectJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** Debezium's JDBC sink in a Kafka Connect of its own, from a topic into a table, in one or more settings at once. */
final class DebeziumSinks implements AutoCloseable {
    private static final int BATCH = 5_000;
    private static final Duration START = Duration.ofMinutes(2);

    private final ChildProcess child;

    private DebeziumSinks(ChildProcess child) {
        this.child = child;
    }

    /** Starts Connect with these sinks, their topics and tables being there, and awaits their tasks. */
    static DebeziumSinks start(Path jars, Database database, String bootstrapServers, List<Sink> sinks) {
        Path folder = StorageInstance.folder("connect");
        int port = LoopbackPorts.anyFree();
        List<String> command = new ArrayList<>(List.of(
                InstalledPrograms.java(),
                "-Xmx1g",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                jars.resolve("*").toString(),
                "org.apache.kafka.connect.cli.ConnectStandalone",
                write(folder.resolve("worker.properties"), worker(folder, bootstrapServers, port))));
        for (Sink sink : sinks) {
            command.add(write(folder.resolve(sink.name() + ".properties"), sink.settings(database)));
        }
        DebeziumSinks started = new DebeziumSinks(ChildProcess.start(
                ChildProcessPlan.of("Kafka Connect", command, Path.of("target", "storage-peers-connect.log"))));
        RestClient http = RestClient.create("http://127.0.0.1:" + port);
        started.child.awaitReady(START, () -> sinks.stream().allMatch(sink -> sink.isRunning(http)));
        return started;
    }

    private static Map<String, String> worker(Path folder, String bootstrapServers, int port) {
        Map<String, String> worker = new TreeMap<>();
        worker.put("bootstrap.servers", bootstrapServers);
        worker.put("listeners", "http://127.0.0.1:" + port);
        worker.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        worker.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        worker.put("offset.storage.file.filename", folder.resolve("offsets").toString());
        worker.put("plugin.discovery", "service_load");
        worker.put("consumer.isolation.level", "read_committed");
        worker.put("consumer.max.poll.records", Integer.toString(BATCH));
        worker.put("consumer.max.partition.fetch.bytes", Integer.toString(4 * 1024 * 1024)); // the service's
        return worker;
    }

    private static String write(Path file, Map<String, String> settings) {
        List<String> lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        try {
            return Files.write(file, lines).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return child.isAlive();
    }

    @Override
    public void close() {
        child.stop();
    }

    /** One connector: its tasks, and whether every record brings its schema or Connect is told it once. */
    record Sink(int tasks, boolean schemaInside) {
        String name() {
            return "debezium-" + tasks + (schemaInside ? "" : "-lean");
        }

        String topic() {
            return "peers." + name();
        }

        String table() {
            return name().replace('-', '_');
        }

        byte[] value(EnrichedRecord next, String now) {
            return schemaInside ? ConnectJson.withSchema(next, now) : ConnectJson.bare(next, now);
        }

        private Map<String, String> settings(Database database) {
            Map<String, String> settings = new TreeMap<>();
            settings.put("name", name());
            settings.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
            settings.put("tasks.max", Integer.toString(tasks));
            settings.put("topics", topic());
            settings.put("connection.url", database.jdbcUrl() + "?reWriteBatchedInserts=true");
            settings.put("connection.username", database.username());
            settings.put("connection.password", database.password());
            settings.put(
                    "connection.provider",
                    "org.hibernate.engine.jdbc.connections.internal.DriverManagerConnectionProvider");
            settings.put("collection.name.format", table());
            settings.put("insert.mode", "upsert");
            settings.put("primary.key.mode", "record_value");
            settings.put("primary.key.fields", "user_id");
            settings.put("schema.evolution", "none");
            settings.put("batch.size", Integer.toString(BATCH));
            settings.put("use.reduction.buffer", "true");
            settings.put("dialect.postgres.unnest.insert.enabled", "false");
            settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
            settings.put("value.converter.schemas.enable", "true");
            if (!schemaInside) {
                settings.put("value.converter.schema.content", ConnectJson.schema());
            }
            return settings;
        }

        private boolean isRunning(RestClient http) {
            try {
                JsonNode status = http.get()
                        .uri("/connectors/" + name() + "/status")
                        .retrieve()
                        .body(JsonNode.class);
                return status != null && allRun(status.path("tasks"));
            } catch (RestClientException e) {
                return false; // Connect does not answer yet, or does not know it yet
            }
        }

        private boolean allRun(JsonNode started) {
            return started.size() == tasks
                    && started.valueStream()
                            .allMatch(task -> task.path("state").asString().equals("RUNNING"));
        }
    }
}
