package io.userdata.storage.consume;

import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.RecordOrigin;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.run.RunUpdate;

/** One Kafka record, as what it turned out to be. */
sealed interface ConsumedRecord {
    /** A user to store. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes from topic to table; two of them are never compared
    record OfUser(EnrichedRecord user, RecordOrigin delivered, byte[] value) implements ConsumedRecord {
        @Override
        public QuarantinedRecord refused(QuarantineReason reason) {
            return new QuarantinedRecord(
                    reason,
                    delivered,
                    user.coordinates(),
                    user.userId(),
                    user.eventId(),
                    user.source(),
                    user.lane(),
                    OriginalBytes.of(value));
        }
    }

    /** What ingest says of a run. */
    @SuppressWarnings("ArrayRecordComponent")
    record OfRun(RunUpdate update, RecordOrigin delivered, byte[] value) implements ConsumedRecord {
        @Override
        public QuarantinedRecord refused(QuarantineReason reason) {
            return unnumbered(reason, delivered, OriginalBytes.of(value));
        }
    }

    /** Something to quarantine: refused at an earlier stage, or not readable here; {@code delivered} is its place here. */
    record Rejected(QuarantinedRecord rejected, RecordOrigin delivered) implements ConsumedRecord {
        /** The database did not take even the entry: only its coordinates can be at fault, so it goes without. */
        @Override
        public QuarantinedRecord refused(QuarantineReason reason) {
            return unnumbered(rejected.reason(), delivered, rejected.original());
        }
    }

    /** What is quarantined of it when the database refuses it. */
    QuarantinedRecord refused(QuarantineReason reason);

    /** Where it was read. */
    RecordOrigin delivered();

    private static QuarantinedRecord unnumbered(QuarantineReason reason, RecordOrigin origin, OriginalBytes bytes) {
        return new QuarantinedRecord(reason, origin, null, null, null, null, null, bytes);
    }
}
