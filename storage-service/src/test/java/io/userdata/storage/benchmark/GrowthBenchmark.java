package io.userdata.storage.benchmark;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.storage.fixture.GeneratedUsers;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.user.write.CopyUsers;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How fast the whole service stores users in a table of a million rows and in one of many times as many, with the settings
 * that docs/operate/postgresql.md asks for: benchmarks/storage-growth. The large table is the small one, each of whose rows has
 * got neighbours with other ids, so that updates go to rows all over it.
 */
class GrowthBenchmark {
    private static final int BASE = Integer.getInteger("base", 1_000_000);
    private static final int TIMES = Integer.getInteger("times", 20);
    private static final int ROWS = Integer.getInteger("rows", 50_000);
    private static final int REPETITIONS = Integer.getInteger("repetitions", 4);
    private static final int LOADED_AT_ONCE = 20_000;
    private static final String NOW = "2026-03-02T00:00:00Z";
    private static final List<String> SETTINGS = List.of(
            "shared_buffers=6GB",
            "max_wal_size=16GB",
            "wal_buffers=64MB",
            "checkpoint_timeout=15min",
            "maintenance_work_mem=1GB",
            "effective_cache_size=12GB",
            "random_page_cost=1.1",
            "autovacuum_vacuum_cost_limit=2000");

    private static Broker broker;
    private static Database database;
    private static StorageInstance service;
    private static TopicFiller topic;
    private static Connection connection;
    private static int fresh = BASE;
    private static int round = 1;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(StorageInstance.folder("broker"), 0);
        database = Database.start(StorageInstance.folder("database"), 0, SETTINGS);
        service = StorageInstance.start(database, broker.bootstrapServers());
        topic = new TopicFiller(broker.bootstrapServers(), "benchmark");
        connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
        service.awaitHealth("flow", "UP");
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
    void sameRateInALargeTable() throws Exception {
        List<String> indexes = dropIndexes();
        for (int from = 0; from < BASE; from += LOADED_AT_ONCE) {
            List<EnrichedRecord> rows = new GeneratedUsers(UUID.randomUUID(), 0).records(from, from + LOADED_AT_ONCE);
            CopyUsers.copy(connection, "users", CopyUsers.rows(rows, NOW));
        }
        settle(indexes);
        double[] small = measure();

        dropIndexes();
        execute("CREATE TABLE small AS SELECT * FROM users");
        execute("TRUNCATE users");
        String columns = text("SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute"
                + " WHERE attrelid = 'small'::regclass AND attnum > 0 AND attname <> 'user_id'");
        execute("INSERT INTO users (user_id, " + columns + ") SELECT"
                + " CASE n WHEN 0 THEN user_id ELSE cast(md5(user_id || ' ' || n) AS uuid) END, " + columns
                + " FROM small, generate_series(0, " + (TIMES - 1) + ") AS n");
        execute("DROP TABLE small");
        settle(indexes);
        double[] large = measure();

        System.out.printf(
                Locale.ROOT, "large to small: fresh %.2f, updates %.2f%n", large[0] / small[0], large[1] / small[1]);
    }

    /** As after a restore: every index made anew, statistics taken, all of it on disk, indexes in memory. */
    private static void settle(List<String> indexes) throws SQLException {
        execute("ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (user_id)");
        for (String index : indexes) {
            execute(index);
        }
        execute("VACUUM (ANALYZE) users");
        warm();
        execute("CHECKPOINT");
    }

    /** As in a database that has been at work for a while: its indexes are in memory. */
    private static void warm() throws SQLException {
        execute("CREATE EXTENSION IF NOT EXISTS pg_prewarm");
        text("SELECT sum(pg_prewarm(indexrelid::regclass)) FROM pg_index WHERE indrelid = 'users'::regclass");
    }

    private static List<String> dropIndexes() throws SQLException {
        List<String> indexes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT indexdef FROM pg_indexes WHERE tablename = 'users' AND indexname <> 'users_pkey'")) {
            while (rows.next()) {
                indexes.add(rows.getString(1));
            }
        }
        for (String index : indexes) {
            execute("DROP INDEX " + index.split(" ")[2]);
        }
        execute("ALTER TABLE users DROP CONSTRAINT users_pkey");
        return indexes;
    }

    /** Rows a second: fresh ones, updates; medians. */
    private static double[] measure() throws Exception {
        List<Double> inserted = new ArrayList<>();
        List<Double> updated = new ArrayList<>();
        for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
            double inserts = rate(new GeneratedUsers(UUID.randomUUID(), 0).records(fresh, fresh + ROWS));
            fresh += ROWS;
            double updates = rate(spread(round++));
            System.out.printf(
                    Locale.ROOT,
                    "%s: fresh %.0f/s, updates %.0f/s, load %.1f%n",
                    size(),
                    inserts,
                    updates,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            if (repetition > 0) { // the first warms up
                inserted.add(inserts);
                updated.add(updates);
            }
        }
        return new double[] {median(inserted), median(updated)};
    }

    private static double rate(List<EnrichedRecord> records) {
        PrefilledTopic shown = PrefilledTopic.toService(service, topic, records);
        long start = System.nanoTime();
        shown.store();
        return records.size() * 1e9 / (System.nanoTime() - start);
    }

    /** New states of persons all over the table. */
    private static List<EnrichedRecord> spread(int round) {
        int apart = BASE / ROWS;
        return new GeneratedUsers(UUID.randomUUID(), round)
                .records(IntStream.range(0, ROWS).map(i -> i * apart + round % apart));
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    private static String size() throws SQLException {
        return text(
                "SELECT reltuples::bigint || ' rows, table ' || pg_size_pretty(pg_table_size(oid))"
                        + " || ', indexes ' || pg_size_pretty(pg_indexes_size(oid)) FROM pg_class WHERE oid = 'users'::regclass");
    }

    private static String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
