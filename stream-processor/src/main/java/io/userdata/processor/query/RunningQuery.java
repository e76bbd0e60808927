package io.userdata.processor.query;

/** A query that has been started. */
public interface RunningQuery {
    /**
     * Waits until the query ends; returns when a caller stopped it.
     *
     * @throws QueryFailedException when it ended by itself
     */
    void awaitEnd() throws QueryFailedException;

    /** Ends the query; a batch in the middle is done again at the next start. */
    void stop();
}
