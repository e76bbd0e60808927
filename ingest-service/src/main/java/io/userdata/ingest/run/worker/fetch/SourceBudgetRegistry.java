package io.userdata.ingest.run.worker.fetch;

import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.limit.BudgetDecision;
import io.userdata.ingest.source.limit.RequestBudget;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The budgets of the sources that this instance asks; they outlive an owner's doubts about Kafka. */
final class SourceBudgetRegistry {
    private final Map<String, RequestBudget> bySource = new ConcurrentHashMap<>();
    private final Clock clock;

    SourceBudgetRegistry(Clock clock) {
        this.clock = clock;
    }

    /** Takes a page of the source for the run, if that fits. */
    BudgetDecision tryTake(Source source, RunProgress run) {
        return of(source).tryTake(run.lane(), source.properties().limits().pageSize());
    }

    void answered(Source source) {
        of(source).answered();
    }

    /** Being asked to wait, or refused, is no failure of the source, and nor is a defect of this service. */
    void failed(Source source, Fault fault) {
        if (fault.code() != Fault.Code.THROTTLED
                && fault.code() != Fault.Code.INTERNAL
                && fault.retryClass() != Fault.RetryClass.REFUSAL) {
            of(source).failed();
        }
    }

    private RequestBudget of(Source source) {
        return bySource.computeIfAbsent(
                source.name(), name -> new RequestBudget(source.properties().budget(), clock));
    }
}
