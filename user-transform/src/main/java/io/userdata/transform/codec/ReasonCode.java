package io.userdata.transform.codec;

import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantineStage;
import org.jspecify.annotations.Nullable;

/** Why a record can leave the flow here; the names are stable, the sentences hold no personal data. */
public enum ReasonCode {
    NULL_VALUE("The Kafka value is null; a delete is a record with the operation delete."),
    TOO_LARGE("The record is larger than a raw record may be."),
    NOT_JSON("The value is not one JSON object in UTF-8."),
    TOO_COMPLEX("The JSON nests too deep or holds a name or number that is too long."),
    FIELD_MISSING("A field that every record has is missing."),
    FIELD_INVALID("A field holds a value that it may not have."),
    KEY_MISMATCH("The Kafka key is not the user id as lower-case text."),
    PARTITION_MISMATCH("The record was read from another partition than its coordinates name."),
    UNKNOWN_SOURCE("No mapping is configured for the source."),
    FIELD_CHANGED("A mapped field holds a value of another type than its mapping says."),
    FIELD_UNKNOWN("The payload has a field that its mapping does not name."),
    NOT_A_USER("There is neither a name nor an e-mail address."),
    TOO_LARGE_RESULT("The enriched record is larger than a Kafka message may be."),
    INTERNAL("The processor failed on the record; its log names the error.");

    private final String message;

    ReasonCode(String message) {
        this.message = message;
    }

    /** Returns what is thrown when the record as a whole cannot go on. */
    public RejectedRecordException rejection() {
        return rejection(null);
    }

    /** Returns what is thrown when a field keeps the record from going on; null: none in particular. */
    public RejectedRecordException rejection(@Nullable String field) {
        return new RejectedRecordException(reason(field));
    }

    /** Returns the reason as it stands in quarantine. */
    public QuarantineReason reason(@Nullable String field) {
        return new QuarantineReason(QuarantineStage.PROCESSOR, name(), field, message);
    }
}
