package io.userdata.transform.mapping;

/** A record drifted where its mapping says that such a record goes to quarantine. */
public final class DriftedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SchemaDrift drift;

    DriftedRecordException(SchemaDrift drift) {
        super(drift.kind().text(), null, false, false); // thrown per record: a stack trace would cost more than it
        this.drift = drift;
    }

    public SchemaDrift drift() {
        return drift;
    }
}
