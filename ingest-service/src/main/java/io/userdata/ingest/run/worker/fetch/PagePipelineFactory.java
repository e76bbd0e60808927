package io.userdata.ingest.run.worker.fetch;

import io.userdata.ingest.run.worker.commit.PageCommitPlanner;
import io.userdata.ingest.run.worker.commit.PageMetrics;
import io.userdata.ingest.run.worker.commit.RunStateWriter;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.ingest.source.limit.Backoff;
import java.time.Clock;

/** Opens pipelines; what sources may be asked for is shared by all of them, and outlives a worker's doubts about Kafka. */
public final class PagePipelineFactory {
    private final SourceRegistry sources;
    private final PageFetcher fetcher;
    private final Backoff backoff;
    private final PageMetrics metrics;
    private final Clock clock;
    private final SourceBudgetRegistry budgets;

    public PagePipelineFactory(
            SourceRegistry sources, PageFetcher fetcher, Backoff backoff, PageMetrics metrics, Clock clock) {
        this.sources = sources;
        this.fetcher = fetcher;
        this.backoff = backoff;
        this.metrics = metrics;
        this.clock = clock;
        this.budgets = new SourceBudgetRegistry(clock);
    }

    /**
     * Opens the pipeline of a session.
     *
     * @param wakeUp has the session take a step, from any thread
     */
    public PagePipeline open(RunStateWriter writer, PageCommitPlanner planner, Runnable wakeUp) {
        FetchBudget budget = new FetchBudget(budgets, writer, metrics, clock);
        FetchDispatcher dispatcher =
                new FetchDispatcher(sources, budget, fetcher, new FetchReplyQueue(wakeUp), writer, clock);
        FaultRecorder faults = new FaultRecorder(new FaultPolicy(backoff), writer, metrics, clock);
        FetchResultHandler results = new FetchResultHandler(dispatcher, planner, writer, faults, metrics);
        return new PagePipeline(dispatcher, results, budget, new ClockStepHandler(writer, dispatcher, clock));
    }
}
