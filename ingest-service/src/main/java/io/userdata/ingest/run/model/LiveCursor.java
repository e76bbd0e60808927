package io.userdata.ingest.run.model;

import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.ingest.source.Source;
import java.time.Instant;
import java.util.Optional;

/** Where the next scheduled poll of a source begins; only the latest scheduled poll moves it. */
public final class LiveCursor {
    private LiveCursor() {}

    /**
     * The source after a page; empty: it stays as it is.
     *
     * @param known of the source so far
     * @param after the page's slice with the page
     * @param whole whether all of the page is published; what was left over would be passed by
     */
    public static Optional<SourceStateRecord> moved(
            SourceStateRecord known, Source source, SliceRecord after, boolean whole) {
        Instant fired = known.lastFiredAt();
        boolean moves = whole
                && fired != null
                && source.continues()
                && after.runId().equals(RunIds.ofFire(source.name(), fired));
        return moves ? Optional.of(known.withCursor(after.cursor())) : Optional.empty();
    }
}
