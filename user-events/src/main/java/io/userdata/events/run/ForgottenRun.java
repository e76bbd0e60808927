package io.userdata.events.run;

import static io.userdata.events.record.MalformedRecordException.required;
import static io.userdata.events.record.MalformedRecordException.requiredText;

import java.time.Instant;
import java.util.UUID;

/**
 * What is kept of a run that ended long ago, so that its id is not used again: the value of {@code forgotten/<id>} on
 * {@code ingest.runs}.
 *
 * @param state in which it ended
 */
public record ForgottenRun(UUID runId, String source, RunKind kind, RunState state, Instant endedAt) {
    public ForgottenRun {
        required(runId, "runId");
        requiredText(source, "source");
        required(kind, "kind");
        required(state, "state");
        required(endedAt, "endedAt");
    }
}
