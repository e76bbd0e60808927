package io.userdata.ingest.source.limit;

import java.time.Instant;

/** What a budget answers: go ahead, or not before a certain time. */
public sealed interface BudgetDecision {
    /** The request is counted and may be made now. */
    record Granted() implements BudgetDecision {}

    /**
     * Nothing is counted.
     *
     * @param until when to ask again; an answer to a request that is under way may change it earlier
     */
    record Wait(Reason reason, Instant until) implements BudgetDecision {}

    /** Why a request must wait, as it stands in a run's reason and in metrics. */
    enum Reason {
        /** The window holds as much as it may, or a backfill has used its share of it. */
        BUDGET_SPENT,
        /** The source has failed several times in a row. */
        CIRCUIT_OPEN
    }
}
