package io.userdata.storage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.storage.benchmark.DebeziumSinks.Sink;
import io.userdata.storage.fixture.GeneratedUsers;
import io.userdata.storage.fixture.StorageInstance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole service, with ledger and history, beside Debezium's JDBC sink, each from a topic of its own into a table of its
 * own with the same columns and indexes: benchmarks/storage-peers. Every turn is of rows that are new, then of
 * their updates.
 */
class PeerBenchmark {
    private static final int ROWS = Integer.getInteger("rows", 50_000);
    private static final int REPETITIONS = Integer.getInteger("repetitions", 3);
    private static final Path JARS =
            Path.of(System.getProperty("userdata.home")).resolve("benchmarks/peers/debezium-jdbc-sink/target/lib");
    private static final List<Sink> SINKS = List.of(new Sink(1, true), new Sink(2, true), new Sink(2, false));
    private static final String SERVICE = "service";
    private static final String NOW = "2026-03-02T00:00:00Z";

    private static final Map<String, TopicFiller> TOPICS = new HashMap<>();
    private static Broker broker;
    private static Database database;
    private static StorageInstance service;
    private static DebeziumSinks debezium;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(StorageInstance.folder("broker"), 0);
        database = Database.start(StorageInstance.folder("database"), 0);
        service = StorageInstance.start(database, broker.bootstrapServers());
        service.awaitHealth("flow", "UP");
        TOPICS.put(SERVICE, new TopicFiller(broker.bootstrapServers(), SERVICE));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            for (Sink sink : SINKS) {
                admin.createTopics(List.of(new NewTopic(sink.topic(), GeneratedUsers.PARTITIONS, (short) 1)))
                        .all()
                        .get();
                service.database()
                        .sql("CREATE TABLE " + sink.table() + " (LIKE users INCLUDING ALL)")
                        .update();
                TOPICS.put(sink.name(), new TopicFiller(broker.bootstrapServers(), sink.name()));
            }
        }
        debezium = DebeziumSinks.start(JARS, database, broker.bootstrapServers(), SINKS);
    }

    @AfterAll
    static void stop() {
        TOPICS.values().forEach(TopicFiller::close);
        debezium.close();
        service.close();
        database.close();
        broker.close();
    }

    @Test
    void serviceBesideDebezium() throws Exception {
        List<InterleavedBenchmark> fresh = new ArrayList<>();
        List<InterleavedBenchmark> updates = new ArrayList<>();
        for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
            int from = repetition * ROWS;
            InterleavedBenchmark inserted =
                    turn(new GeneratedUsers(UUID.randomUUID(), 0).records(from, from + ROWS), repetition);
            InterleavedBenchmark updated =
                    turn(new GeneratedUsers(UUID.randomUUID(), 1).records(from, from + ROWS), repetition);
            System.out.println(inserted.report("fresh", ROWS));
            System.out.println(updated.report("updates", ROWS));
            if (repetition > 0) { // the first warms up
                fresh.add(inserted);
                updates.add(updated);
            }
        }
        for (Sink sink : SINKS) {
            System.out.printf(
                    Locale.ROOT,
                    "service: fresh %.2f, updates %.2f of %s%n",
                    median(fresh, sink.name()),
                    median(updates, sink.name()),
                    sink.name());
            assertThat(sameRows(sink.table())).isEqualTo((REPETITIONS + 1L) * ROWS);
        }
    }

    private static double median(List<InterleavedBenchmark> races, String other) {
        return InterleavedBenchmark.median(
                races.stream().mapToDouble(race -> race.ratio(SERVICE, other)).toArray());
    }

    /** Each side is the first in its turn. */
    private static InterleavedBenchmark turn(List<EnrichedRecord> records, int repetition) throws Exception {
        List<Map.Entry<String, InterleavedBenchmark.Work>> sides = new ArrayList<>();
        topic(SERVICE).fill(Topics.ENRICHED_BACKFILL, records);
        sides.add(Map.entry(SERVICE, () -> show(SERVICE, "users", records)));
        for (Sink sink : SINKS) {
            topic(sink.name()).fill(sink.topic(), records, next -> sink.value(next, NOW));
            sides.add(Map.entry(sink.name(), () -> show(sink.name(), sink.table(), records)));
        }
        Map<String, InterleavedBenchmark.Work> ordered = new LinkedHashMap<>();
        for (int place = 0; place < sides.size(); place++) {
            Map.Entry<String, InterleavedBenchmark.Work> side = sides.get((place + repetition) % sides.size());
            ordered.put(side.getKey(), side.getValue());
        }
        InterleavedBenchmark race = new InterleavedBenchmark();
        race.turn(ordered);
        assertThat(service.ledger(records.get(0).coordinates().runId()).redelivered())
                .isZero();
        return race;
    }

    private static void show(String side, String table, List<EnrichedRecord> records) {
        new PrefilledTopic(service.database(), table, topic(side), records).store(debezium::isAlive);
    }

    private static TopicFiller topic(String side) {
        return Objects.requireNonNull(TOPICS.get(side));
    }

    /** Users of whom both sides stored the same, but for what the service writes for itself. */
    private static long sameRows(String table) {
        String own = "- 'previous_hash' - 'inserted_at' - 'updated_at'";
        return service.database()
                .sql("SELECT count(*) FROM users JOIN " + table + " AS other USING (user_id)"
                        + " WHERE to_jsonb(users) " + own + " = to_jsonb(other) " + own)
                .query(Long.class)
                .single();
    }
}
