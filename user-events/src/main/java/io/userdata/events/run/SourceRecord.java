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
public record SourceRecord(
        String name,
        @Nullable String cursor,
        @JsonProperty(required = true) boolean paused,
        @Nullable Instant windowClosedUntil,
        @Nullable Instant lastFiredAt,
        @Nullable Instant coveredTo) {
    /** A source of which no window is known. */
    public SourceRecord(
            String name,
            @Nullable String cursor,
            boolean paused,
            @Nullable Instant windowClosedUntil,
            @Nullable Instant lastFiredAt) {
        this(name, cursor, paused, windowClosedUntil, lastFiredAt, null);
    }

    public SourceRecord {
        requiredText(name, "name");
    }

    /** The source paused, or open to requests again. */
    public SourceRecord withPaused(boolean isPaused) {
        return new SourceRecord(name, cursor, isPaused, windowClosedUntil, lastFiredAt, coveredTo);
    }

    /** The source left alone until a time. */
    public SourceRecord withWindowClosedUntil(Instant until) {
        return new SourceRecord(name, cursor, paused, until, lastFiredAt, coveredTo);
    }

    /** The source after its schedule has started a poll. */
    public SourceRecord withLastFiredAt(Instant at) {
        return new SourceRecord(name, cursor, paused, windowClosedUntil, at, coveredTo);
    }

    /** The source whose next live poll starts here; null: at the beginning. */
    public SourceRecord withCursor(@Nullable String start) {
        return new SourceRecord(name, start, paused, windowClosedUntil, lastFiredAt, coveredTo);
    }

    /** The source that scheduled polls have asked about all windows up to a time; null: unknown. */
    public SourceRecord withCoveredTo(@Nullable Instant to) {
        return new SourceRecord(name, cursor, paused, windowClosedUntil, lastFiredAt, to);
    }
}
