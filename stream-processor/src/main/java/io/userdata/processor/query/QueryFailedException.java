package io.userdata.processor.query;

/** A query could not start or ended by itself; the cause says why. */
public final class QueryFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public QueryFailedException(Throwable cause) {
        super(cause);
    }
}
