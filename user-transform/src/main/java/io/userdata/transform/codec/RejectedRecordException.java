package io.userdata.transform.codec;

import io.userdata.events.quarantine.Reason;

/** A record cannot go on, and why. */
public final class RejectedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    RejectedRecordException(Reason reason) {
        super(reason.code(), null, false, false); // thrown per record: a stack trace would cost more than the record
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
