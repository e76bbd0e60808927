package io.userdata.ingest.source.http;

import io.userdata.ingest.source.Fault;

/** There is no answer, for a reason that has a name. */
final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    FaultException(Fault fault) {
        super(fault.message(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
