package io.userdata.storage.ledger;

import io.userdata.storage.fault.FaultClassifier;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes ledgers that were decided long ago, a few rows in a transaction, so that no listener waits for it. First it keeps
 * that the run is forgotten: from then on nothing of the run is counted, and what is left of its ledger is never shown.
 */
@Component
class LedgerRetention {
    private static final int BATCH = 500;

    /** Only what can change no more: decided, and without a record that an operator may still act on. */
    private static final String FORGET = """
            WITH old AS (
              SELECT run_id, source, kind, state, balanced FROM runs r
              WHERE (balanced OR settled_at IS NOT NULL) AND changed_at < cast(:before as timestamptz)
                AND state IN (:ended)
                AND NOT EXISTS (SELECT FROM quarantined_records q WHERE q.run_id = r.run_id AND q.state = 'open')
                AND NOT EXISTS (SELECT FROM forgotten_runs f WHERE f.run_id = r.run_id)
              ORDER BY changed_at LIMIT :batch FOR UPDATE OF r SKIP LOCKED
            )
            INSERT INTO forgotten_runs (run_id, source, kind, state, published, balanced, forgotten_at)
            SELECT run_id, source, kind, state,
              (SELECT coalesce(sum(p), 0) FROM run_slices s, unnest(s.published) AS p WHERE s.run_id = old.run_id),
              balanced, cast(:now as timestamptz)
            FROM old ON CONFLICT DO NOTHING
            """;

    /** The rows of forgotten runs; the row in {@code runs} goes last and so finds them again after a crash. */
    private static final List<String> DELETES = List.of("""
            DELETE FROM run_ledger WHERE ctid = ANY(ARRAY(
              SELECT l.ctid FROM runs r JOIN forgotten_runs USING (run_id) JOIN run_ledger l USING (run_id)
              LIMIT :batch FOR UPDATE OF l SKIP LOCKED))
            """, """
            DELETE FROM run_slices WHERE ctid = ANY(ARRAY(
              SELECT s.ctid FROM runs r JOIN forgotten_runs USING (run_id) JOIN run_slices s USING (run_id)
              LIMIT :batch FOR UPDATE OF s SKIP LOCKED))
            """, """
            DELETE FROM runs WHERE ctid = ANY(ARRAY(
              SELECT r.ctid FROM runs r JOIN forgotten_runs USING (run_id)
              WHERE NOT EXISTS (SELECT FROM run_ledger l WHERE l.run_id = r.run_id)
                AND NOT EXISTS (SELECT FROM run_slices s WHERE s.run_id = r.run_id)
              LIMIT :batch FOR UPDATE OF r SKIP LOCKED))
            """);

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRetention.class);

    private final JdbcClient database;
    private final LedgerProperties properties;
    private final Clock clock;

    LedgerRetention(JdbcClient database, LedgerProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "#{@ledgerSweep}", initialDelayString = "#{@ledgerSweep}")
    void sweep() {
        Instant now = clock.instant();
        try {
            int forgotten = forget(now);
            while (forgotten == BATCH && !Thread.currentThread().isInterrupted()) {
                forgotten = forget(now);
            }
            DELETES.forEach(this::delete);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("error", FaultClassifier.of(e).code()).log("old ledgers could not be deleted");
        }
    }

    private int forget(Instant now) {
        int forgotten = database.sql(FORGET)
                .param("before", now.minus(properties.retention()).toString())
                .param("now", now.toString())
                .param("ended", LedgerMonitor.ENDED)
                .param("batch", BATCH)
                .update();
        if (forgotten > 0) {
            LOG.atInfo().addKeyValue("runs", forgotten).log("old ledgers forgotten");
        }
        return forgotten;
    }

    private void delete(String sql) {
        int deleted;
        do {
            deleted = database.sql(sql).param("batch", BATCH).update();
        } while (deleted == BATCH && !Thread.currentThread().isInterrupted());
    }
}
