package io.userdata.ingest.publish;

import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantineStage;
import org.jspecify.annotations.Nullable;

/** A record cannot become a raw record; its reason goes with it to quarantine. */
final class Rejection extends Exception {
    static final String NOT_JSON = "NOT_JSON";
    static final String NOT_AN_OBJECT = "NOT_AN_OBJECT";
    static final String EXTERNAL_ID_MISSING = "EXTERNAL_ID_MISSING";
    static final String EXTERNAL_ID_INVALID = "EXTERNAL_ID_INVALID";
    static final String UPDATED_AT_INVALID = "UPDATED_AT_INVALID";
    static final String TOO_LARGE = "TOO_LARGE";
    private static final long serialVersionUID = 1L;

    private final transient QuarantineReason reason;

    Rejection(String code, @Nullable String field, String message) {
        super(message, null, false, false);
        this.reason = new QuarantineReason(QuarantineStage.INGEST, code, field, message);
    }

    QuarantineReason reason() {
        return reason;
    }
}
