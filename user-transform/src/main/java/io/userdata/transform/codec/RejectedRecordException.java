package io.userdata.transform.codec;

import io.userdata.events.quarantine.QuarantineReason;

/** A record cannot go on, and why. */
public final class RejectedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient QuarantineReason reason;

    RejectedRecordException(QuarantineReason reason) {
        super(reason.code(), null, false, false); // thrown per record: a stack trace would cost more than the record
        this.reason = reason;
    }

    public QuarantineReason reason() {
        return reason;
    }
}
