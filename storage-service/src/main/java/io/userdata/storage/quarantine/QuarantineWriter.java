package io.userdata.storage.quarantine;

import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the records that left the flow, each once. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class QuarantineWriter {
    /**
     * Of a deleted user nothing is kept that is not newer than the delete. A record that comes again whose number was
     * stored or discarded, or whose run is forgotten, needs no entry: the one it had may be deleted already.
     */
    private static final String ADD = """
            INSERT INTO quarantined_records AS q (stage, code, field, message, origin_topic, origin_partition, origin_offset,
              run_id, slice, partition, sequence, user_id, event_id, source, lane, bytes, length, sha256,
              quarantined_at, changed_at)
            SELECT :stage, :code, :field, :message, :topic, :topicPartition, :offset,
              :run, :slice, :partition, :sequence, :user, :event, :source, :lane,
              CASE WHEN EXISTS (SELECT FROM users u WHERE u.user_id = :user AND u.deleted_at IS NOT NULL
                                  AND coalesce(:event <= u.event_id, true))
                   THEN NULL ELSE :bytes END,
              :length, :sha256, :now, :now
            WHERE NOT EXISTS (SELECT FROM forgotten_runs f WHERE f.run_id = :run)
              AND NOT EXISTS (SELECT FROM run_ledger l
                              WHERE l.run_id = :run AND l.slice = :slice AND l.partition = :partition
                                AND :sequence <@ (l.inserted + l.updated + l.unchanged + l.stale + l.discarded))
            """;

    /** A number that was replayed and left the flow again tells why it did so last; its bytes stay as they first came. */
    private static final String AGAIN = ADD + """
            ON CONFLICT (run_id, slice, partition, sequence) WHERE run_id IS NOT NULL DO UPDATE
              SET stage = excluded.stage, code = excluded.code, field = excluded.field, message = excluded.message,
                origin_topic = excluded.origin_topic, origin_partition = excluded.origin_partition,
                origin_offset = excluded.origin_offset, quarantined_at = excluded.quarantined_at,
                changed_at = excluded.changed_at
              WHERE q.state = 'open' AND q.replays > 0 AND excluded.origin_topic LIKE '%.backfill'
                AND (excluded.origin_topic <> q.origin_topic OR excluded.origin_partition <> q.origin_partition
                  OR excluded.origin_offset > q.origin_offset)
            """;

    private static final String UNNUMBERED = ADD + "ON CONFLICT DO NOTHING";

    private static final String STORED = """
            UPDATE quarantined_records SET state = 'stored', replay_pending = false, changed_at = :now
            WHERE run_id = :run AND slice = :slice AND partition = :partition AND sequence = :sequence
              AND state = 'open'
            """;

    private static final String ERASE = """
            UPDATE quarantined_records SET bytes = NULL, fixed = NULL, changed_at = :now
            WHERE (user_id = :user OR fixed_user_id = :user) AND (bytes IS NOT NULL OR fixed IS NOT NULL)
              AND coalesce(event_id <= :event, true)
            """;

    private static final Comparator<QuarantinedRecord> ORDER =
            Comparator.comparing(QuarantineWriter::key, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final NamedParameterJdbcOperations database;

    QuarantineWriter(NamedParameterJdbcOperations database) {
        this.database = database;
    }

    /** Adds records; one that is here already stays as it is, but for one that was replayed in vain. */
    public void add(Collection<QuarantinedRecord> records, Instant now) {
        add(AGAIN, records.stream().filter(record -> record.coordinates() != null), now);
        add(UNNUMBERED, records.stream().filter(record -> record.coordinates() == null), now);
    }

    private void add(String sql, Stream<QuarantinedRecord> records, Instant now) {
        each(sql, records.sorted(ORDER).map(record -> parameters(record, now)).toList());
    }

    /** Closes the entries of which a copy has been stored. */
    public void stored(Collection<Coordinates> numbers, Instant now) {
        each(
                STORED,
                numbers.stream()
                        .map(number -> place(number).addValue("now", Timestamp.from(now)))
                        .toList());
    }

    /** Clears what is kept of deleted users from before they were deleted. */
    public void erase(Collection<EnrichedRecord> deletes, Instant now) {
        each(
                ERASE,
                deletes.stream()
                        .map(record -> new MapSqlParameterSource("user", record.userId())
                                .addValue("event", record.eventId())
                                .addValue("now", Timestamp.from(now)))
                        .toList());
    }

    private void each(String sql, List<MapSqlParameterSource> parameters) {
        if (!parameters.isEmpty()) {
            database.batchUpdate(sql, parameters.toArray(SqlParameterSource[]::new));
        }
    }

    private static String key(QuarantinedRecord record) {
        return record.coordinates() == null
                ? record.origin().toString()
                : record.coordinates().toString();
    }

    private static MapSqlParameterSource parameters(QuarantinedRecord record, Instant now) {
        return place(record.coordinates())
                .addValue("stage", record.reason().stage().text())
                .addValue("code", readable(record.reason().code()))
                .addValue("field", readable(record.reason().field()))
                .addValue("message", readable(record.reason().message()))
                .addValue("topic", readable(record.origin().topic()))
                .addValue("topicPartition", record.origin().partition())
                .addValue("offset", record.origin().offset())
                .addValue("user", record.userId(), Types.OTHER)
                .addValue("event", record.eventId(), Types.OTHER)
                .addValue("source", readable(record.source()))
                .addValue("lane", text(record.lane()))
                .addValue("bytes", record.original().bytes(), Types.BINARY)
                .addValue("length", record.original().length())
                .addValue("sha256", readable(record.original().sha256()))
                .addValue("now", Timestamp.from(now));
    }

    private static MapSqlParameterSource place(@Nullable Coordinates number) {
        return new MapSqlParameterSource()
                .addValue("run", number == null ? null : number.runId(), Types.OTHER)
                .addValue("slice", number == null ? null : number.slice(), Types.INTEGER)
                .addValue("partition", number == null ? null : number.partition(), Types.INTEGER)
                .addValue("sequence", number == null ? null : number.sequence(), Types.BIGINT);
    }

    private static @Nullable String text(@Nullable Lane lane) {
        return lane == null ? null : lane.text();
    }

    /** PostgreSQL refuses NUL in a text, and this must not be refused. */
    private static @Nullable String readable(@Nullable String text) {
        return text == null ? null : text.replace('\u0000', '\uFFFD');
    }
}
