package io.userdata.ingest.run;

import io.userdata.events.run.SourceRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The ways in which what is known of a source changes. */
public final class SourceRecordTransition {
    private SourceRecordTransition() {}

    /** It is not asked for anything, or may be asked again. */
    public static SourceRecord paused(SourceRecord source, boolean paused) {
        return new SourceRecord(
                source.name(),
                source.cursor(),
                paused,
                source.windowClosedUntil(),
                source.lastFiredAt(),
                source.coveredTo());
    }

    /** It is left alone for a while. */
    public static SourceRecord closed(SourceRecord source, Instant until) {
        return new SourceRecord(
                source.name(), source.cursor(), source.paused(), until, source.lastFiredAt(), source.coveredTo());
    }

    /** Its schedule has started a poll; windows have been asked about up to a time. */
    public static SourceRecord fired(SourceRecord source, Instant at, @Nullable Instant coveredTo) {
        return new SourceRecord(
                source.name(), source.cursor(), source.paused(), source.windowClosedUntil(), at, coveredTo);
    }

    /** The next scheduled poll begins here. */
    public static SourceRecord movedTo(SourceRecord source, @Nullable String cursor) {
        return new SourceRecord(
                source.name(),
                cursor,
                source.paused(),
                source.windowClosedUntil(),
                source.lastFiredAt(),
                source.coveredTo());
    }

    /** Scheduled polls have asked about all windows up to a time. */
    public static SourceRecord covered(SourceRecord source, Instant to) {
        return new SourceRecord(
                source.name(), source.cursor(), source.paused(), source.windowClosedUntil(), source.lastFiredAt(), to);
    }
}
