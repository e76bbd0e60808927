package io.userdata.events.run;

import static io.userdata.events.record.MalformedRecordException.required;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a slice of a run has come: the value of {@code slice/<id>/<n>} on {@code ingest.runs}, written in the same
 * Kafka transaction as the records it counts.
 *
 * @param window the part of the run's window; null when the run has none
 * @param cursor where the next page starts, in the words of the source's pagination; null: at the beginning
 * @param published records published per partition, rejected ones included; its place is the partition, its value also
 *     the next sequence
 * @param rejected how many of them went to quarantine at ingest
 * @param pages pages published
 * @param done whether the source has no more for this slice
 * @param waitsFor null when it waits for nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SliceRecord(
        UUID runId,
        @JsonProperty(required = true) int slice,
        @Nullable Window window,
        @Nullable String cursor,
        List<Long> published,
        @JsonProperty(required = true) long rejected,
        @JsonProperty(required = true) long pages,
        @JsonProperty(required = true) boolean done,
        @Nullable RunReason waitsFor,
        Instant updatedAt) {
    public SliceRecord {
        required(runId, "runId");
        published = List.copyOf(required(published, "published"));
        required(updatedAt, "updatedAt");
    }

    /** Begins a slice that has published nothing. */
    public static SliceRecord begin(UUID runId, int slice, @Nullable Window window, int partitions, Instant now) {
        List<Long> none = Collections.nCopies(partitions, 0L);
        return new SliceRecord(runId, slice, window, null, none, 0, 0, false, null, now);
    }

    /** The slice with another place to start its next page at; null: the beginning. */
    public SliceRecord withCursor(@Nullable String start) {
        return new SliceRecord(runId, slice, window, start, published, rejected, pages, done, waitsFor, updatedAt);
    }

    /** The slice that has no more to publish, or has. */
    public SliceRecord withDone(boolean isDone) {
        return new SliceRecord(runId, slice, window, cursor, published, rejected, pages, isDone, waitsFor, updatedAt);
    }

    /** The slice that waits since a time; null: it no longer does. */
    public SliceRecord withWaitsFor(@Nullable RunReason reason, Instant since) {
        return new SliceRecord(runId, slice, window, cursor, published, rejected, pages, done, reason, since);
    }

    /**
     * The slice after one more page, waiting for nothing.
     *
     * @param publishedNow per partition, the page included
     * @param rejectedOfPage how many of the page's records went to quarantine
     */
    public SliceRecord withPage(
            String next, List<Long> publishedNow, long rejectedOfPage, boolean isLast, Instant now) {
        return new SliceRecord(
                runId, slice, window, next, publishedNow, rejected + rejectedOfPage, pages + 1, isLast, null, now);
    }

    /** Records published over all partitions, rejected ones included. */
    @JsonIgnore
    public long publishedTotal() {
        return published.stream().mapToLong(Long::longValue).sum();
    }
}
