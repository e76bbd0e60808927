package io.userdata.storage.ledger;

import io.userdata.events.run.RunState;
import io.userdata.events.run.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a run that failed or was cancelled left undone, as far as ingest has said how far its slices came. */
@Component
class UndoneWorkQueries {
    /** More slices than this are counted, not listed. */
    static final int MOST = 1_000;

    private static final String RUN = """
            SELECT slices, reason_message, window_from, window_to, window_slice FROM runs
            WHERE run_id = :run AND state IN (:unfinished)
            """;
    private static final String SLICES = """
            SELECT slice, done, (SELECT coalesce(sum(p), 0) FROM unnest(published) AS p) AS published FROM run_slices
            WHERE run_id = :run
            """;
    private static final List<String> UNFINISHED = List.of(RunState.FAILED.name(), RunState.CANCELLED.name());

    private final JdbcClient database;

    UndoneWorkQueries(JdbcClient database) {
        this.database = database;
    }

    /** Empty for a run that goes on or is complete, and for one of which a version before this kept too little. */
    Optional<UndoneWork> find(UUID runId) {
        return database.sql(RUN)
                .param("run", runId)
                .param("unfinished", UNFINISHED)
                .query(UndoneWorkQueries::ended)
                .optional()
                .flatMap(run -> undone(run, slices(runId)));
    }

    private Map<Integer, Slice> slices(UUID runId) {
        Map<Integer, Slice> slices = new HashMap<>();
        database.sql(SLICES).param("run", runId).query(row -> {
            slices.put(row.getInt("slice"), new Slice(row.getObject("done", Boolean.class), row.getLong("published")));
        });
        return slices;
    }

    private static Optional<UndoneWork> undone(Ended run, Map<Integer, Slice> slices) {
        if (slices.values().stream().anyMatch(slice -> slice.done() == null)) {
            return Optional.empty();
        }
        List<Window> windows = run.window() == null ? List.of() : run.window().slices();
        List<UndoneSlice> undone = IntStream.range(0, run.slices())
                .filter(number -> !slices.getOrDefault(number, Slice.NOT_BEGUN).isDone())
                .mapToObj(number -> slice(
                        number,
                        number < windows.size() ? windows.get(number) : null,
                        slices.getOrDefault(number, Slice.NOT_BEGUN)))
                .toList();
        return Optional.of(new UndoneWork(
                run.reason(), undone.size(), undone.stream().limit(MOST).toList()));
    }

    private static UndoneSlice slice(int number, @Nullable Window window, Slice slice) {
        return new UndoneSlice(
                number, window == null ? null : window.from(), window == null ? null : window.to(), slice.published());
    }

    private static Ended ended(ResultSet row, int ignored) throws SQLException {
        Instant from = instant(row, "window_from");
        Instant to = instant(row, "window_to");
        String slice = row.getString("window_slice");
        Window window =
                from == null || to == null ? null : new Window(from, to, slice == null ? null : Duration.parse(slice));
        return new Ended(row.getInt("slices"), row.getString("reason_message"), window);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private record Ended(
            int slices, @Nullable String reason, @Nullable Window window) {}

    private record Slice(@Nullable Boolean done, long published) {
        private static final Slice NOT_BEGUN = new Slice(false, 0);

        private boolean isDone() {
            return Boolean.TRUE.equals(done);
        }
    }
}
