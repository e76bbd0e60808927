package io.userdata.storage.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many ledgers are not balanced.
 *
 * @param undecidedSince when the first run ended of those whose ledger is still open; null: there is none
 */
record LedgerCensus(long open, long unbalanced, @Nullable Instant undecidedSince) {
    static final LedgerCensus EMPTY = new LedgerCensus(0, 0, null);

    LedgerCensus plusRunning(long runs) {
        return new LedgerCensus(open + runs, unbalanced, undecidedSince);
    }

    /** Counts a run that ended at a time. */
    LedgerCensus plus(LedgerState state, Instant endedAt) {
        return switch (state) {
            case BALANCED -> this;
            case UNBALANCED -> new LedgerCensus(open, unbalanced + 1, undecidedSince);
            case OPEN -> new LedgerCensus(open + 1, unbalanced, earlier(endedAt));
        };
    }

    /** How long the oldest of them has been waited for; zero: there is none. */
    Duration undecidedFor(Instant now) {
        return undecidedSince == null || undecidedSince.isAfter(now)
                ? Duration.ZERO
                : Duration.between(undecidedSince, now);
    }

    private Instant earlier(Instant endedAt) {
        return undecidedSince == null || endedAt.isBefore(undecidedSince) ? endedAt : undecidedSince;
    }
}
