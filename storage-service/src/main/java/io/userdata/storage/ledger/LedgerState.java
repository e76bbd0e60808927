package io.userdata.storage.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a run's numbers add up. */
public enum LedgerState {
    /** The run goes on, or numbers may still arrive. */
    OPEN,
    /** The run has ended and every published number has an outcome. */
    BALANCED,
    /** The run has ended, every hop is past what it published, numbers do not add up and nothing new comes. */
    UNBALANCED;

    /**
     * Decides.
     *
     * @param ended whether the run is terminal
     * @param addsUp whether the published numbers are those with an outcome
     * @param passed whether every hop is past what the run published
     * @param changedAt when something new last came
     * @param steadySince since when records have been stored without a fault; empty: they are not
     */
    static LedgerState of(
            boolean ended,
            boolean addsUp,
            boolean passed,
            Instant changedAt,
            Optional<Instant> steadySince,
            Duration settle,
            Instant now) {
        if (!ended) {
            return OPEN;
        }
        if (addsUp) {
            return BALANCED;
        }
        boolean settled = passed
                && steadySince
                        .map(since -> since.isAfter(changedAt) ? since : changedAt)
                        .filter(since -> !since.plus(settle).isAfter(now))
                        .isPresent();
        return settled ? UNBALANCED : OPEN;
    }
}
