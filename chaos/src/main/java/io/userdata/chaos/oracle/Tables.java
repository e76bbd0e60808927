package io.userdata.chaos.oracle;

import io.userdata.chaos.population.UserKey;
import io.userdata.chaos.suite.SuiteDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Reads what the suite has stored of the sources of chaos. */
final class Tables {
    private static final String SOURCES = "('windowed', 'feed', 'pushed')";

    private final SuiteDatabase database;

    Tables(SuiteDatabase database) {
        this.database = database;
    }

    List<StoredUser> users() throws SQLException {
        return database.rows(
                "SELECT source, external_id, email, deleted_at IS NOT NULL FROM users WHERE source IN " + SOURCES,
                row -> new StoredUser(
                        new UserKey(row.getString(1), row.getString(2)), row.getString(3), row.getBoolean(4)));
    }

    List<StoredChange> changes() throws SQLException {
        return database.rows(
                """
                SELECT u.source, u.external_id, c.email, c.before_observed_at, c.observed_at
                FROM user_changes c JOIN users u USING (user_id) WHERE u.source IN %s
                ORDER BY c.user_id, c.observed_at, c.fetched_at, c.event_id, c.revision\
                """.formatted(SOURCES),
                row -> new StoredChange(
                        new UserKey(row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant()));
    }

    List<StoredEntry> quarantine() throws SQLException {
        return database.rows(
                """
                SELECT q.id, q.code, q.source, encode(q.bytes, 'escape'), u.external_id, q.state,
                       concat_ws('/', q.run_id, q.slice, q.partition, q.sequence)
                FROM quarantined_records q LEFT JOIN users u USING (user_id) ORDER BY q.id\
                """,
                row -> new StoredEntry(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)));
    }

    /** Runs that were created until a time. */
    List<StoredRun> runs(Instant until) throws SQLException {
        return database.rows(
                "SELECT run_id, source, lower(kind), state FROM runs WHERE created_at <= '" + until
                        + "' ORDER BY created_at",
                row -> new StoredRun(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    /** Runs with numbers that stand in more than one outcome; the ledger's sum does not show it. */
    List<String> runsThatCountTwice() throws SQLException {
        return database.rows("""
            SELECT DISTINCT run_id FROM run_ledger
            WHERE count_numbers(inserted + updated + unchanged + stale + quarantined + discarded)
               <> count_numbers(inserted) + count_numbers(updated) + count_numbers(unchanged)
                + count_numbers(stale) + count_numbers(quarantined) + count_numbers(discarded)\
            """, row -> row.getString(1));
    }
}
