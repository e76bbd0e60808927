package io.userdata.events.run;

import static io.userdata.events.record.MalformedRecordException.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run: the value of {@code run/<id>} on {@code ingest.runs}.
 *
 * @param slices how many slices it has, at least 1
 * @param reason why it is in this state, in one sentence without personal data; null where there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunRecord(
        UUID runId,
        RunDefinition definition,
        @JsonProperty(required = true) int slices,
        RunState state,
        @Nullable RunReason reason,
        Instant createdAt,
        Instant updatedAt) {
    public RunRecord {
        required(runId, "runId");
        required(definition, "definition");
        required(state, "state");
        required(createdAt, "createdAt");
        required(updatedAt, "updatedAt");
    }

    /** The run in another state, since a time. */
    public RunRecord withState(RunState other, @Nullable RunReason why, Instant since) {
        return new RunRecord(runId, definition, slices, other, why, createdAt, since);
    }
}
