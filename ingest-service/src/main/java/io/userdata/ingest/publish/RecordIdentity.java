package io.userdata.ingest.publish;

import io.userdata.events.record.Operation;
import java.time.Instant;
import java.util.UUID;

/** What a source's record says about itself. */
public record RecordIdentity(String externalId, UUID userId, Operation operation, Instant observedAt) {}
