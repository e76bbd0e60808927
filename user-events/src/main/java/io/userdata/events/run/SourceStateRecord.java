package io.userdata.events.run;

import static io.userdata.events.record.MalformedRecordException.requiredText;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the runs of a source: the value of {@code source/<name>} on {@code ingest.runs}.
 *
 * @param cursor where the next live poll starts; null: at the beginning
 * @param windowClosedUntil when the source's budget opens again; null: open
 * @param lastFiredAt when the schedule last started a run; null: never
 * @param coveredTo up to when scheduled polls have asked about all windows; null: unknown, or the source has no windows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceStateRecord(
        String name,
        @Nullable String cursor,
        @JsonProperty(required = true) boolean paused,
        @Nullable Instant windowClosedUntil,
        @Nullable Instant lastFiredAt,
        @Nullable Instant coveredTo) {
    /** A source of which no window is known. */
    public SourceStateRecord(
            String name,
            @Nullable String cursor,
            boolean paused,
            @Nullable Instant windowClosedUntil,
            @Nullable Instant lastFiredAt) {
        this(name, cursor, paused, windowClosedUntil, lastFiredAt, null);
    }

    public SourceStateRecord {
        requiredText(name, "name");
    }

    /** The source paused, or open to requests again. */
    public SourceStateRecord withPaused(boolean isPaused) {
        return new SourceStateRecord(name, cursor, isPaused, windowClosedUntil, lastFiredAt, coveredTo);
    }

    /** The source left alone until a time. */
    public SourceStateRecord withWindowClosedUntil(Instant until) {
        return new SourceStateRecord(name, cursor, paused, until, lastFiredAt, coveredTo);
    }

    /** The source after its schedule has started a poll. */
    public SourceStateRecord withLastFiredAt(Instant at) {
        return new SourceStateRecord(name, cursor, paused, windowClosedUntil, at, coveredTo);
    }

    /** The source whose next live poll starts here; null: at the beginning. */
    public SourceStateRecord withCursor(@Nullable String start) {
        return new SourceStateRecord(name, start, paused, windowClosedUntil, lastFiredAt, coveredTo);
    }

    /** The source that scheduled polls have asked about all windows up to a time; null: unknown. */
    public SourceStateRecord withCoveredTo(@Nullable Instant to) {
        return new SourceStateRecord(name, cursor, paused, windowClosedUntil, lastFiredAt, to);
    }
}
