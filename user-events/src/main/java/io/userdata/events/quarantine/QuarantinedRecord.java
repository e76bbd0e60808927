package io.userdata.events.quarantine;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Lane;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that left the flow: on {@code users.quarantine} its bytes are the Kafka value and the rest are headers (see
 * {@link QuarantineHeaders}).
 *
 * @param coordinates null where they could not be read: such a record belongs to no ledger
 * @param userId null where it could not be read
 * @param eventId null where it could not be read
 * @param source null where it could not be read
 * @param lane null where it could not be read
 */
public record QuarantinedRecord(
        QuarantineReason reason,
        RecordOrigin origin,
        @Nullable Coordinates coordinates,
        @Nullable UUID userId,
        @Nullable UUID eventId,
        @Nullable String source,
        @Nullable Lane lane,
        OriginalBytes original) {}
