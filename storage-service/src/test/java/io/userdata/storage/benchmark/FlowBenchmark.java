package io.userdata.storage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.storage.fixture.GeneratedUsers;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.user.write.CopyUsers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole service, from topic to commit with ledger and history, against one COPY of as many rows:
 * benchmarks/storage-flow. Every turn is of rows that are new, then of their updates.
 */
class FlowBenchmark {
    private static final int ROWS = Integer.getInteger("rows", 50_000);
    private static final int REPETITIONS = Integer.getInteger("repetitions", 5);
    private static final String NOW = "2026-03-02T00:00:00Z";

    private static Broker broker;
    private static Database database;
    private static StorageInstance service;
    private static TopicFiller topic;
    private static Connection connection;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(StorageInstance.folder("broker"), 0);
        database = Database.start(StorageInstance.folder("database"), 0);
        service = StorageInstance.start(database, broker.bootstrapServers());
        topic = new TopicFiller(broker.bootstrapServers(), "benchmark");
        connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        service.awaitHealth("flow", "UP");
        connection.createStatement().execute("CREATE TABLE copied (LIKE users INCLUDING ALL)");
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void stop() throws Exception {
        connection.close();
        topic.close();
        service.close();
        database.close();
        broker.close();
    }

    @Test
    void flowAgainstCopy() throws Exception {
        List<InterleavedBenchmark> fresh = new ArrayList<>();
        List<InterleavedBenchmark> updates = new ArrayList<>();
        for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
            int from = 2 * repetition * ROWS;
            InterleavedBenchmark inserted =
                    turn(new GeneratedUsers(UUID.randomUUID(), 0).records(from, from + ROWS), from);
            InterleavedBenchmark updated =
                    turn(new GeneratedUsers(UUID.randomUUID(), 1).records(from, from + ROWS), from + ROWS);
            System.out.println(inserted.report("fresh", ROWS));
            System.out.println(updated.report("updates", ROWS));
            if (repetition > 0) { // the first warms up
                fresh.add(inserted);
                updates.add(updated);
            }
        }
        System.out.printf(Locale.ROOT, "service: fresh %.2f, updates %.2f of COPY%n", median(fresh), median(updates));
    }

    private static double median(List<InterleavedBenchmark> races) {
        DoubleStream ratios = races.stream().mapToDouble(race -> race.ratio("service", "copy"));
        return InterleavedBenchmark.median(ratios.toArray());
    }

    private static InterleavedBenchmark turn(List<EnrichedRecord> records, int firstCopied) throws Exception {
        byte[] copied =
                CopyUsers.rows(new GeneratedUsers(UUID.randomUUID(), 0).records(firstCopied, firstCopied + ROWS), NOW);
        PrefilledTopic shown = PrefilledTopic.toService(service, topic, records);
        Map<String, InterleavedBenchmark.Work> sides = new LinkedHashMap<>();
        sides.put("copy", () -> copy(copied));
        sides.put("service", shown::store);
        InterleavedBenchmark race = new InterleavedBenchmark();
        race.turn(sides);
        assertThat(service.ledger(records.get(0).coordinates().runId()).redelivered())
                .isZero();
        return race;
    }

    private static void copy(byte[] rows) throws Exception {
        CopyUsers.copy(connection, "copied", rows);
        connection.commit();
    }
}
