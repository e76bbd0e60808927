package io.userdata.events.run;

import static io.userdata.events.record.MalformedRecordException.required;
import static io.userdata.events.record.MalformedRecordException.requiredText;

import java.time.Instant;
import java.util.UUID;

/**
 * A caller's claim to the id of a run for a source: the value of {@code claim/<run>/<claim>} on {@code ingest.runs}. All
 * claims to an id stand in one partition, whichever their sources; the first one holds.
 */
public record RunIdClaim(UUID claimId, UUID runId, String source, Instant claimedAt) {
    public RunIdClaim {
        required(claimId, "claimId");
        required(runId, "runId");
        requiredText(source, "source");
        required(claimedAt, "claimedAt");
    }
}
