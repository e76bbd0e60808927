package io.userdata.ingest.publish;

import io.userdata.events.quarantine.Reason;
import io.userdata.events.record.JsonText;
import io.userdata.events.record.RawRecord;
import java.util.Objects;

/** A source's record, redacted, that lacks nothing but its number. */
public sealed interface PreparedRecord {
    /** The record as it came, less redacted fields; an empty text where there is none. */
    JsonText payload();

    /** It is known whom it is about. */
    record Known(RecordIdentity identity, JsonText payload) implements PreparedRecord {}

    /** It cannot become a raw record. */
    record Rejected(Reason reason, JsonText payload) implements PreparedRecord {}

    /** It was published before, and is published again as a later revision of itself. */
    record Replayed(RawRecord raw) implements PreparedRecord {
        @Override
        public JsonText payload() {
            return Objects.requireNonNullElse(raw.payload(), RecordPreparer.NOTHING);
        }
    }
}
