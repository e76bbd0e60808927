package io.userdata.ingest.run;

import io.userdata.events.run.SourceRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The ways in which what is known of a source changes. */
public final class SourceChanges {
    private SourceChanges() {}

    /** Nobody may ask it for anything, or somebody may again. */
    public static SourceRecord paused(SourceRecord source, boolean paused) {
        return new SourceRecord(
                source.name(), source.cursor(), paused, source.windowClosedUntil(), source.lastFiredAt());
    }

    /** It is left alone for a while. */
    public static SourceRecord closed(SourceRecord source, Instant until) {
        return new SourceRecord(source.name(), source.cursor(), source.paused(), until, source.lastFiredAt());
    }

    /** Its schedule has started a poll. */
    public static SourceRecord fired(SourceRecord source, Instant at) {
        return new SourceRecord(source.name(), source.cursor(), source.paused(), source.windowClosedUntil(), at);
    }

    /** The next scheduled poll begins here. */
    public static SourceRecord movedTo(SourceRecord source, @Nullable String cursor) {
        return new SourceRecord(
                source.name(), cursor, source.paused(), source.windowClosedUntil(), source.lastFiredAt());
    }
}
