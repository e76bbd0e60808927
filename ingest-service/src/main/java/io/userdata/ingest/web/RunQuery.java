package io.userdata.ingest.web;

import io.userdata.events.record.MalformedRecordException;
import io.userdata.events.run.RunRecord;
import io.userdata.ingest.run.model.RunPlace;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.view.RunQueries;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are listed, newest first.
 *
 * @param source its name; null: any
 * @param state null: any
 * @param kind null: any
 * @param after the {@link #key} of the last run of the page before; null: from the newest
 * @param limit how many at the most; null: 50
 */
record RunQuery(
        @Nullable String source,
        @Nullable String state,
        @Nullable String kind,
        @Nullable String after,
        @Nullable Integer limit) {
    private static final int MOST = 500;
    private static final int USUAL = 50;

    /** One page of runs. */
    List<RunProgress> page(RunQueries runs) {
        return runs.newest(after == null ? null : place(after), this::accepts, most());
    }

    /** The {@code after} of the page that follows; null: there is none. */
    @Nullable
    String next(List<RunProgress> page) {
        return page.size() < most() ? null : key(page.get(page.size() - 1));
    }

    private int most() {
        return Math.max(1, Math.min(limit == null ? USUAL : limit, MOST));
    }

    private static String key(RunProgress run) {
        return run.run().createdAt() + "_" + run.runId();
    }

    private boolean accepts(RunRecord run) {
        return (source == null || source.equals(run.definition().source()))
                && (state == null || state.equalsIgnoreCase(run.state().name()))
                && (kind == null
                        || kind.equalsIgnoreCase(run.definition().kind().text()));
    }

    private static RunPlace place(String key) {
        String[] parts = key.split("_", 2);
        try {
            return new RunPlace(Instant.parse(parts[0]), UUID.fromString(parts.length == 2 ? parts[1] : ""));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedRecordException("after", "is not the next of a list of runs");
        }
    }
}
