package io.userdata.ingest.publish;

import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.record.RawJson;
import io.userdata.events.record.RawRecord;
import java.util.Objects;

/** A source's record, redacted, that lacks nothing but its number. */
public sealed interface PreparedRecord {
    /** The record as it came, less redacted fields; an empty text where there is none. */
    RawJson payload();

    /** It is known whom it is about. */
    record Known(RecordIdentity identity, RawJson payload) implements PreparedRecord {}

    /** It cannot become a raw record. */
    record Rejected(QuarantineReason reason, RawJson payload) implements PreparedRecord {}

    /** It was published before, and is published again as a later revision of itself. */
    record Replayed(RawRecord raw) implements PreparedRecord {
        @Override
        public RawJson payload() {
            return Objects.requireNonNullElse(raw.payload(), RecordPreparer.NOTHING);
        }
    }
}
