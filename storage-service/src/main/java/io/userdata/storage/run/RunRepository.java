package io.userdata.storage.run;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what ingest last said of each run and slice; what is read again changes nothing, and nothing is kept of a run whose
 * ledger is forgotten.
 */
@Component
public class RunRepository {
    /** A later place on the topic wins; a later time wins where the topic itself was made anew. */
    private static final String NEWER = """
            WHERE excluded.topic_partition <> b.topic_partition
               OR excluded.topic_offset > b.topic_offset
               OR excluded.updated_at > b.updated_at
            """;

    private static final String RUN = """
            INSERT INTO runs AS b (run_id, source, kind, slices, state, created_at, updated_at,
                                   topic_partition, topic_offset, changed_at, reason_message, window_from, window_to,
                                   window_slice)
            SELECT :run, :source, :kind, :slices, :state, cast(:createdAt as timestamptz),
              cast(:updatedAt as timestamptz), :partition, :offset, cast(:now as timestamptz), :reason,
              cast(:from as timestamptz), cast(:to as timestamptz), :windowSlice
            WHERE NOT EXISTS (SELECT FROM forgotten_runs f WHERE f.run_id = :run)
            ON CONFLICT (run_id) DO UPDATE SET slices = excluded.slices, state = excluded.state,
              updated_at = excluded.updated_at, topic_partition = excluded.topic_partition,
              topic_offset = excluded.topic_offset, changed_at = excluded.changed_at, balanced = false, passed_at = NULL,
              settled_at = NULL, settled_by = NULL, settled_note = NULL, reason_message = excluded.reason_message,
              window_from = excluded.window_from, window_to = excluded.window_to, window_slice = excluded.window_slice
            """ + NEWER;

    private static final String SLICE = """
            INSERT INTO run_slices AS b (run_id, slice, published, updated_at, topic_partition, topic_offset, done)
            SELECT :run, :slice, cast(:published as bigint[]), cast(:updatedAt as timestamptz), :partition, :offset, :done
            WHERE NOT EXISTS (SELECT FROM forgotten_runs f WHERE f.run_id = :run)
            ON CONFLICT (run_id, slice) DO UPDATE SET published = excluded.published,
              updated_at = excluded.updated_at, topic_partition = excluded.topic_partition,
              topic_offset = excluded.topic_offset, done = excluded.done
            """ + NEWER;

    private final NamedParameterJdbcOperations database;

    RunRepository(NamedParameterJdbcOperations database) {
        this.database = database;
    }

    /** Takes over what was read, in the order it was read. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<RunUpdate> updates, Instant now) {
        write(RUN, last(updates, RunUpdate.OfRun.class, update -> update.run().runId()), update -> run(update, now));
        write(
                SLICE,
                last(
                        updates,
                        RunUpdate.OfSlice.class,
                        update -> update.slice().runId() + "/" + update.slice().slice()),
                RunRepository::slice);
    }

    private <T> void write(String sql, Collection<T> updates, Function<T, SqlParameterSource> parameters) {
        if (!updates.isEmpty()) {
            database.batchUpdate(sql, updates.stream().map(parameters).toArray(SqlParameterSource[]::new));
        }
    }

    /** The last update of each key, by key: two writers then never wait for each other. */
    private static <T extends RunUpdate, K> Collection<T> last(
            List<RunUpdate> updates, Class<T> type, Function<T, K> key) {
        Map<K, T> last = updates.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .collect(Collectors.toMap(key, Function.identity(), (one, later) -> later, LinkedHashMap::new));
        return last.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static SqlParameterSource run(RunUpdate.OfRun update, Instant now) {
        RunRecord run = update.run();
        RunReason reason = run.reason();
        Window window = run.definition().window();
        return new MapSqlParameterSource("run", run.runId())
                .addValue("source", run.definition().source())
                .addValue("kind", run.definition().kind().text())
                .addValue("slices", run.slices())
                .addValue("state", run.state().name())
                .addValue("createdAt", run.createdAt().toString())
                .addValue("updatedAt", run.updatedAt().toString())
                .addValue("partition", update.partition())
                .addValue("offset", update.offset())
                .addValue("now", now.toString())
                .addValue("reason", reason == null ? null : reason.message())
                .addValue("from", window == null ? null : window.from().toString())
                .addValue("to", window == null ? null : window.to().toString())
                .addValue(
                        "windowSlice",
                        window == null || window.slice() == null
                                ? null
                                : window.slice().toString());
    }

    private static SqlParameterSource slice(RunUpdate.OfSlice update) {
        SliceRecord slice = update.slice();
        return new MapSqlParameterSource("run", slice.runId())
                .addValue("slice", slice.slice())
                .addValue("published", slice.published().toArray(Long[]::new))
                .addValue("updatedAt", slice.updatedAt().toString())
                .addValue("partition", update.partition())
                .addValue("offset", update.offset())
                .addValue("done", slice.done());
    }
}
