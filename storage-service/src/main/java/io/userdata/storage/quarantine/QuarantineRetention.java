package io.userdata.storage.quarantine;

import io.userdata.storage.fault.FaultClassifier;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Clears the bytes of closed entries, and later deletes the entries, a few in a transaction, so that no listener waits for it.
 */
@Component
class QuarantineRetention {
    private static final int BATCH = 500;

    /** Skips what an operator or a listener has locked: the next sweep finds it. */
    private static final String CLEAR = """
            WITH old AS (
              SELECT id FROM quarantined_records
              WHERE state = :state AND changed_at < :before
                AND state <> 'open' AND (bytes IS NOT NULL OR fixed IS NOT NULL)
              ORDER BY changed_at LIMIT :batch FOR UPDATE SKIP LOCKED
            )
            UPDATE quarantined_records q SET bytes = NULL, fixed = NULL FROM old WHERE q.id = old.id
            """;

    private static final String DELETE = """
            WITH old AS (
              SELECT id FROM quarantined_records WHERE state <> 'open' AND changed_at < :before
              ORDER BY changed_at LIMIT :batch FOR UPDATE SKIP LOCKED
            )
            DELETE FROM quarantined_records q USING old WHERE q.id = old.id
            """;

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineRetention.class);

    private final JdbcClient database;
    private final QuarantineProperties properties;
    private final Clock clock;

    QuarantineRetention(JdbcClient database, QuarantineProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    /** Entries that were discarded by an older version still have their bytes. */
    @Scheduled(fixedDelayString = "#{@quarantineSweep}", initialDelayString = "#{@quarantineSweep}")
    void sweep() {
        Instant now = clock.instant();
        batches(
                "bytes of stored entries deleted",
                () -> clear(QuarantineState.STORED, now.minus(properties.retention())));
        batches("bytes of discarded entries deleted", () -> clear(QuarantineState.DISCARDED, now));
        batches("closed entries deleted", () -> delete(now.minus(properties.entryRetention())));
    }

    /** Does a batch until there is no full one any more. */
    private static void batches(String done, IntSupplier batch) {
        long entries = 0;
        try {
            int last;
            do {
                last = batch.getAsInt();
                entries += last;
            } while (last == BATCH && !Thread.currentThread().isInterrupted());
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("error", FaultClassifier.of(e).code()).log("closed entries could not be cleared");
        }
        if (entries > 0) {
            LOG.atInfo().addKeyValue("entries", entries).log(done);
        }
    }

    private int clear(QuarantineState state, Instant before) {
        return database.sql(CLEAR)
                .param("state", state.text())
                .param("before", Timestamp.from(before))
                .param("batch", BATCH)
                .update();
    }

    private int delete(Instant before) {
        return database.sql(DELETE)
                .param("before", Timestamp.from(before))
                .param("batch", BATCH)
                .update();
    }
}
