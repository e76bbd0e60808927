package io.userdata.storage.quarantine.operations;

import io.userdata.events.record.Coordinates;
import io.userdata.storage.quarantine.QuarantineEntry;
import io.userdata.storage.quarantine.QuarantineQueries;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes decisions on entries; only open ones are changed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class QuarantineEntryWriter {
    /** A user that was deleted since then is not kept here either. */
    private static final String FIX = """
            UPDATE quarantined_records SET fixed = :fixed, fixed_user_id = :user, changed_at = cast(:now as timestamptz)
            WHERE id = :id AND state = 'open' AND (bytes IS NOT NULL OR length = 0)
              AND NOT EXISTS (SELECT FROM users u
                              WHERE u.user_id = :user AND u.deleted_at IS NOT NULL AND :event <= u.event_id)
            """;

    private static final String NUMBER = """
            UPDATE quarantined_records SET run_id = :run, slice = :slice, partition = :partition, sequence = :sequence,
              event_id = :event, changed_at = cast(:now as timestamptz)
            WHERE id = :id AND state = 'open'
            """;

    private static final String PUBLISHED = """
            SELECT count(*) > 0 FROM run_slices
            WHERE run_id = :run AND slice = :slice AND published[:partition + 1] > :sequence
            """;

    /** In the order of ids, so that two actions on the same entries wait for each other in turn. */
    private static final String OPEN = """
            WITH taken AS (
              SELECT id FROM quarantined_records WHERE id = ANY(:ids) AND state = 'open' ORDER BY id FOR UPDATE
            )
            UPDATE quarantined_records q SET %s FROM taken WHERE q.id = taken.id RETURNING q.id
            """;

    private static final String REPLAY = OPEN.formatted(
            "replays = q.replays + 1, last_replayed_at = cast(:now as timestamptz), replay_pending = true");

    private static final String DISCARD = OPEN.formatted("state = 'discarded', replay_pending = false, bytes = NULL,"
            + " fixed = NULL, changed_at = cast(:now as timestamptz)");

    private final JdbcClient database;
    private final QuarantineQueries entries;

    QuarantineEntryWriter(JdbcClient database, QuarantineQueries entries) {
        this.database = database;
        this.entries = entries;
    }

    /** Keeps a user from being deleted until this transaction has ended: a delete then also clears what it wrote. */
    void holdUser(UUID userId) {
        database.sql("SELECT user_id FROM users WHERE user_id = :user FOR SHARE")
                .param("user", userId)
                .query(UUID.class)
                .optional();
    }

    boolean fix(long id, byte[] fixed, ReplayRecord record, Instant now) {
        return database.sql(FIX)
                        .param("id", id)
                        .param("fixed", fixed)
                        .param("user", record.userId())
                        .param("event", record.eventId())
                        .param("now", now.toString())
                        .update()
                > 0;
    }

    void number(long id, ReplayRecord record, Instant now) {
        at(database.sql(NUMBER), record.coordinates())
                .param("id", id)
                .param("event", record.eventId())
                .param("now", now.toString())
                .update();
    }

    boolean isPublished(Coordinates number) {
        return at(database.sql(PUBLISHED), number).query(Boolean.class).single();
    }

    /** Returns those that were open. */
    List<Long> replay(List<Long> ids, Instant now) {
        return change(REPLAY, ids, now);
    }

    /** Returns those that were open. */
    List<Long> discard(List<Long> ids, Instant now) {
        return change(DISCARD, ids, now);
    }

    /** The next that are to be published, locked; those that another instance has locked are left to it. */
    List<QuarantineEntry> pending(int limit) {
        return database
                .sql("SELECT id FROM quarantined_records WHERE replay_pending ORDER BY id LIMIT :limit"
                        + " FOR UPDATE SKIP LOCKED")
                .param("limit", limit)
                .query(Long.class)
                .stream()
                .flatMap(id -> entries.find(id).stream())
                .toList();
    }

    void settled(List<Long> ids) {
        database.sql("UPDATE quarantined_records SET replay_pending = false WHERE id = ANY(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    private List<Long> change(String sql, List<Long> ids, Instant now) {
        return database.sql(sql)
                .param("ids", ids.toArray(Long[]::new))
                .param("now", now.toString())
                .query(Long.class)
                .list();
    }

    private static JdbcClient.StatementSpec at(JdbcClient.StatementSpec statement, Coordinates number) {
        return statement
                .param("run", number.runId())
                .param("slice", number.slice())
                .param("partition", number.partition())
                .param("sequence", number.sequence());
    }
}
