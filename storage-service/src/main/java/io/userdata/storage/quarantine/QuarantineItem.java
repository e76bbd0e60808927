package io.userdata.storage.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.events.quarantine.RecordOrigin;
import io.userdata.events.record.Coordinates;
import io.userdata.events.topic.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry without its bytes.
 *
 * @param length of the bytes as they came
 * @param quarantinedAt when it left the flow, last
 * @param replays how often an operator asked for it to be published again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuarantineItem(
        long id,
        String stage,
        String code,
        @Nullable String field,
        String message,
        @Nullable String source,
        @Nullable String lane,
        @Nullable UUID runId,
        @Nullable Integer slice,
        @Nullable Integer partition,
        @Nullable Long sequence,
        @Nullable UUID userId,
        @Nullable UUID eventId,
        RecordOrigin origin,
        long length,
        String state,
        Instant quarantinedAt,
        Instant changedAt,
        int replays,
        @Nullable Instant lastReplayedAt) {
    private static final List<String> FLOW =
            List.of(Topics.RAW_LIVE, Topics.RAW_BACKFILL, Topics.ENRICHED_LIVE, Topics.ENRICHED_BACKFILL);

    static final String COLUMNS = "id, stage, code, field, message, source, lane, run_id, slice, partition, sequence,"
            + " user_id, event_id, origin_topic, origin_partition, origin_offset, length, state, quarantined_at,"
            + " changed_at, replays, last_replayed_at";

    static QuarantineItem of(ResultSet row, int ignored) throws SQLException {
        OffsetDateTime replayed = row.getObject("last_replayed_at", OffsetDateTime.class);
        return new QuarantineItem(
                row.getLong("id"),
                row.getString("stage"),
                row.getString("code"),
                row.getString("field"),
                row.getString("message"),
                row.getString("source"),
                row.getString("lane"),
                row.getObject("run_id", UUID.class),
                row.getObject("slice", Integer.class),
                row.getObject("partition", Integer.class),
                row.getObject("sequence", Long.class),
                row.getObject("user_id", UUID.class),
                row.getObject("event_id", UUID.class),
                new RecordOrigin(
                        row.getString("origin_topic"), row.getInt("origin_partition"), row.getLong("origin_offset")),
                row.getLong("length"),
                row.getString("state"),
                row.getObject("quarantined_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("replays"),
                replayed == null ? null : replayed.toInstant());
    }

    /** Whether a service of this suite wrote the bytes: its topic says so, and nothing in the bytes themselves. */
    public boolean fromFlow() {
        return !QuarantineStage.INGEST.text().equals(stage) && origin.offset() >= 0 && FLOW.contains(origin.topic());
    }

    /** Its number; null where that could not be read. */
    public @Nullable Coordinates coordinates() {
        return runId == null || slice == null || partition == null || sequence == null
                ? null
                : new Coordinates(runId, slice, partition, sequence);
    }
}
