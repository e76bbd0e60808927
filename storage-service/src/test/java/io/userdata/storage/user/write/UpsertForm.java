package io.userdata.storage.user.write;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.ledger.RecordOutcome;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The two texts of the guarded upsert, whatever version the server has. */
public enum UpsertForm {
    RETURNING_OLD(UpsertSql.RETURNING_OLD),
    JOINING(UpsertSql.JOINING);

    private final String text;

    UpsertForm(String text) {
        this.text = text;
    }

    public Map<UUID, RecordOutcome> apply(EntityManager entities, List<EnrichedRecord> records, Instant now) {
        return new GuardedUpsert(entities).applyNewer(text, records, now);
    }
}
