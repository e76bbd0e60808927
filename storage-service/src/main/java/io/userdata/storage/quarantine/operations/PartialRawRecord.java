package io.userdata.storage.quarantine.operations;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A raw record of which parts may be missing. */
record PartialRawRecord(
        @Nullable UUID eventId,
        @Nullable Coordinates coordinates,
        @Nullable String source,
        @Nullable String externalId,
        @Nullable Operation operation,
        @Nullable Instant observedAt,
        @Nullable Instant fetchedAt,
        @Nullable Long revision,
        @Nullable Long page,
        @Nullable RawJson payload) {}
