package io.userdata.storage.history;

import io.userdata.storage.fault.FaultClassifier;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes changes that are too old, a few in a transaction, so that no listener waits for it. */
@Component
class HistoryRetention {
    /** Skips what another instance deletes or a listener clears: it waits for no lock, so it can cause no deadlock. */
    private static final String DELETE = """
            WITH old AS (
              SELECT ctid FROM user_changes WHERE changed_at < :before
              ORDER BY changed_at LIMIT :batch FOR UPDATE SKIP LOCKED
            )
            DELETE FROM user_changes c USING old WHERE c.ctid = old.ctid
            """;

    private static final Logger LOG = LoggerFactory.getLogger(HistoryRetention.class);

    private final JdbcClient database;
    private final HistoryProperties properties;
    private final Clock clock;

    HistoryRetention(JdbcClient database, HistoryProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "#{@historySweep}", initialDelayString = "#{@historySweep}")
    void sweep() {
        Duration retention = properties.retention();
        if (retention != null) {
            deleteBefore(clock.instant().minus(retention));
        }
    }

    private void deleteBefore(Instant before) {
        long deleted = 0;
        try {
            int last;
            do {
                last = deleteSome(before);
                deleted += last;
            } while (last == properties.batch() && !Thread.currentThread().isInterrupted());
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("error", FaultClassifier.of(e).code()).log("old history could not be deleted");
        }
        if (deleted > 0) {
            LOG.atInfo()
                    .addKeyValue("changes", deleted)
                    .addKeyValue("before", before)
                    .log("old history deleted");
        }
    }

    private int deleteSome(Instant before) {
        return database.sql(DELETE)
                .param("before", Timestamp.from(before))
                .param("batch", properties.batch())
                .update();
    }
}
