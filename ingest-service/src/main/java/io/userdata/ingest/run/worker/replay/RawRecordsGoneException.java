package io.userdata.ingest.run.worker.replay;

/** Records that were still to be read have been deleted by their topic's retention. */
public final class RawRecordsGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RawRecordsGoneException(Throwable cause) {
        super("raw records of the window are no longer on their topic", cause);
    }
}
