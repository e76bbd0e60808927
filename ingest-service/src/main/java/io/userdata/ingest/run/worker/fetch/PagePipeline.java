package io.userdata.ingest.run.worker.fetch;

import java.time.Instant;
import java.util.Optional;

/** Moves the pages of a partition's runs from fetch over prepare to commit, one step at a time. */
public final class PagePipeline {
    private final FetchDispatcher dispatcher;
    private final FetchResultHandler results;
    private final FetchBudget budget;
    private final ClockStepHandler clockSteps;

    PagePipeline(
            FetchDispatcher dispatcher, FetchResultHandler results, FetchBudget budget, ClockStepHandler clockSteps) {
        this.dispatcher = dispatcher;
        this.results = results;
        this.budget = budget;
        this.clockSteps = clockSteps;
    }

    /** When the next fetch is due that is not under way; empty: none is. */
    public Optional<Instant> nextDue() {
        return dispatcher.nextDue();
    }

    /** Takes what came of one fetch, if any has ended, and starts every fetch that is due. */
    public void step() {
        clockSteps.look();
        dispatcher.nextReply().ifPresent(results::take);
        dispatcher.start();
        budget.writeRests();
    }
}
