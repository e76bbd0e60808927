package io.userdata.events.run;

import static io.userdata.events.record.MalformedRecordException.required;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
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

    /** Records published over all partitions, rejected ones included. */
    @JsonIgnore
    public long publishedTotal() {
        return published.stream().mapToLong(Long::longValue).sum();
    }
}
