package io.userdata.storage.benchmark;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.localstack.database.Database;
import io.userdata.storage.fixture.GeneratedUsers;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestDatabase;
import io.userdata.storage.user.write.CopyUsers;
import io.userdata.storage.user.write.UserBatchWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The upsert call alone against COPY, batch by batch, each a transaction: benchmarks/storage-upsert. COPY is given bytes
 * that are ready, and in another table records, as the call is; updates are measured against COPY of as many fresh rows.
 */
class UpsertBenchmark {
    private static final int ROWS = Integer.getInteger("rows", 40_000);
    private static final int REPETITIONS = Integer.getInteger("repetitions", 5);
    private static final String NOW = "2026-03-02T00:00:00Z";

    private static Database database;
    private static StorageInstance service;
    private static Connection connection;

    @BeforeAll
    static void start() throws Exception {
        database = Database.start(StorageInstance.folder("database"), 0);
        service = StorageInstance.withoutBroker(TestDatabase.of(database));
        connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        connection.createStatement().execute("CREATE TABLE copied (LIKE users INCLUDING ALL)");
        connection.createStatement().execute("CREATE TABLE written (LIKE users INCLUDING ALL)");
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void stop() throws Exception {
        connection.close();
        service.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 2000, 5000})
    void upsertAgainstCopy(int batch) throws Exception {
        List<InterleavedBenchmark> fresh = new ArrayList<>();
        List<InterleavedBenchmark> updates = new ArrayList<>();
        for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
            service.clear();
            connection.createStatement().execute("TRUNCATE copied, written");
            connection.commit();
            InterleavedBenchmark inserted = race(batch, new GeneratedUsers(UUID.randomUUID(), 0).records(0, ROWS), 0);
            InterleavedBenchmark updated = race(batch, new GeneratedUsers(UUID.randomUUID(), 1).records(0, ROWS), ROWS);
            if (repetition > 0) { // the first warms up
                fresh.add(inserted);
                updates.add(updated);
                System.out.println(inserted.report("fresh by " + batch, ROWS));
                System.out.println(updated.report("updates by " + batch, ROWS));
            }
        }
        for (String side : List.of("copy", "written")) {
            double inserts = median(fresh, side);
            System.out.printf(
                    Locale.ROOT,
                    "batch %d: fresh %.2f, updates %.2f of %s%n",
                    batch,
                    inserts,
                    median(updates, side),
                    side);
        }
    }

    private static InterleavedBenchmark race(int batch, List<EnrichedRecord> records, int firstCopied)
            throws Exception {
        InterleavedBenchmark race = new InterleavedBenchmark();
        List<EnrichedRecord> rows = new GeneratedUsers(UUID.randomUUID(), 0).records(firstCopied, firstCopied + ROWS);
        for (int from = 0; from < ROWS; from += batch) {
            int to = Math.min(ROWS, from + batch);
            List<EnrichedRecord> written = rows.subList(from, to);
            byte[] copied = CopyUsers.rows(written, NOW);
            List<EnrichedRecord> upserted = records.subList(from, to);
            Map<String, InterleavedBenchmark.Work> sides = new LinkedHashMap<>();
            sides.put("copy", () -> copy("copied", copied));
            sides.put("written", () -> copy("written", CopyUsers.rows(written, NOW)));
            sides.put("upsert", () -> upsert(upserted));
            race.turn(sides);
        }
        return race;
    }

    private static void copy(String table, byte[] rows) throws Exception {
        CopyUsers.copy(connection, table, rows);
        connection.commit();
    }

    private static void upsert(List<EnrichedRecord> records) {
        service.inTransaction(() -> service.bean(UserBatchWriter.class).apply(records, Instant.parse(NOW)));
    }

    private static double median(List<InterleavedBenchmark> races, String side) {
        DoubleStream ratios = races.stream().mapToDouble(race -> race.ratio("upsert", side));
        return InterleavedBenchmark.median(ratios.toArray());
    }
}
