package io.userdata.storage.drill;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Version;
import io.userdata.localstack.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is in the database, seen past the service. */
final class DatabaseProbe {
    private final Database database;

    DatabaseProbe(Database database) {
        this.database = database;
    }

    /** Numbers with an outcome; fails while the database is away. */
    long accounted() {
        return number("SELECT coalesce(sum(count_numbers(inserted + updated + unchanged + stale + quarantined)), 0)"
                + " FROM run_ledger");
    }

    /** Ends the service's connections, as an administrator or a proxy would; answers how many there were. */
    long terminateConnections() {
        return number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = '"
                + database.username() + "'");
    }

    long number(String sql) {
        return query(sql, row -> row.next() ? row.getLong(1) : 0);
    }

    Map<UUID, ExpectedOutcome.Row> users() {
        return query(
                "SELECT user_id, observed_at, fetched_at, event_id, revision, content_hash FROM users",
                DatabaseProbe::users);
    }

    private static Map<UUID, ExpectedOutcome.Row> users(ResultSet row) throws SQLException {
        Map<UUID, ExpectedOutcome.Row> users = new HashMap<>();
        while (row.next()) {
            Version version = new Version(
                    instant(row, "observed_at"),
                    instant(row, "fetched_at"),
                    row.getObject("event_id", UUID.class),
                    row.getLong("revision"));
            users.put(
                    row.getObject("user_id", UUID.class),
                    new ExpectedOutcome.Row(version, row.getString("content_hash")));
        }
        return users;
    }

    Set<Coordinates> quarantined(DrillRuns part) {
        return query(
                "SELECT run_id, slice, partition, sequence FROM quarantined_records WHERE state = 'open' AND run_id = '"
                        + part.run() + "'",
                DatabaseProbe::numbers);
    }

    private static Set<Coordinates> numbers(ResultSet row) throws SQLException {
        Set<Coordinates> numbers = new HashSet<>();
        while (row.next()) {
            numbers.add(new Coordinates(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3), row.getLong(4)));
        }
        return numbers;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Has the database remember from now on when transactions were committed, which needs a restart. */
    DatabaseProbe withCommitTimes() {
        execute("ALTER SYSTEM SET track_commit_timestamp = on");
        database.stop();
        database.startAgain();
        return this;
    }

    private void execute(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connects as the superuser: no other role may terminate its connections. */
    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
    }

    <T> T query(String sql, Reading<T> reading) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return reading.read(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is made of the answer to a query. */
    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
