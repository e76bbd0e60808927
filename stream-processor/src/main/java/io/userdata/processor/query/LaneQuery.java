package io.userdata.processor.query;

/** The query of a lane, which can be started again whenever it has ended. */
public interface LaneQuery {
    /**
     * Starts the query where its checkpoint stands.
     *
     * @throws QueryFailedException when it does not start
     */
    RunningQuery start() throws QueryFailedException;
}
