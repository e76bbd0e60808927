package io.userdata.ingest.publish;

import io.userdata.events.quarantine.Reason;
import io.userdata.events.record.JsonText;

/** A source's record, redacted, that lacks nothing but its number. */
public sealed interface PreparedRecord {
    /** The record as it came, less redacted fields. */
    JsonText payload();

    /** It is known whom it is about. */
    record Known(RecordIdentity head, JsonText payload) implements PreparedRecord {}

    /** It cannot become a raw record. */
    record Rejected(Reason reason, JsonText payload) implements PreparedRecord {}
}
