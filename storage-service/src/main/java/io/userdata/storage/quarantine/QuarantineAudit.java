package io.userdata.storage.quarantine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who did what with which entry, in the transaction that does it. */
@Component
public class QuarantineAudit {
    private static final String KEEP = """
            INSERT INTO quarantine_actions (entry_id, at, who, action, note)
            SELECT entry, cast(:at as timestamptz), :who, :action, :note FROM unnest(:entries) AS entry
            """;

    private final JdbcClient database;

    QuarantineAudit(JdbcClient database) {
        this.database = database;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(List<Long> entries, String who, String action, @Nullable String note, Instant at) {
        database.sql(KEEP)
                .param("entries", entries.toArray(Long[]::new))
                .param("at", at.toString())
                .param("who", who)
                .param("action", action)
                .param("note", note)
                .update();
    }

    /** What was done with an entry, in its order. */
    @Transactional(readOnly = true)
    public List<QuarantineAction> of(long entry) {
        return database.sql("SELECT at, who, action, note FROM quarantine_actions WHERE entry_id = :entry ORDER BY id")
                .param("entry", entry)
                .query((row, number) -> new QuarantineAction(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("action"),
                        row.getString("note")))
                .list();
    }
}
