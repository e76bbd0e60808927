package io.userdata.console.snapshot;

import io.userdata.console.service.ConsoleProperties;
import io.userdata.console.service.ServiceAnswer;
import io.userdata.console.service.ServiceName;
import io.userdata.console.service.ServiceQueries;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks all services once for everybody; one thread at a time. */
public final class SnapshotCollector {
    private final ServiceQueries asking;
    private final Clock clock;
    private final LongSupplier nanos;
    private final long measureAfter;
    private final RunOverview runs;
    private final LedgerCache ledgers;
    private final FlowMeter flow;
    private final ServiceHealth health;
    private @Nullable Long measuredAt;

    /** @param nanos such as {@code System::nanoTime} */
    public SnapshotCollector(ServiceQueries asking, ConsoleProperties properties, Clock clock, LongSupplier nanos) {
        this.asking = asking;
        this.clock = clock;
        this.nanos = nanos;
        this.measureAfter = properties.metricsEvery().toNanos();
        this.runs = new RunOverview(asking, properties.runs());
        this.ledgers = new LedgerCache(asking);
        this.flow = new FlowMeter(asking);
        this.health = new ServiceHealth(asking);
    }

    /** What all say now; what one does not say is not there, or is as it was. */
    public synchronized Snapshot look() {
        long now = nanos.getAsLong();
        boolean measure = measuredAt == null || now - measuredAt >= measureAfter;
        if (measure) {
            flow.look(now);
            measuredAt = now;
        }
        CompletableFuture<ServiceAnswer<JsonNode>> sources = asking.json(ServiceName.INGEST, "/api/v1/sources");
        CompletableFuture<ServiceAnswer<JsonNode>> lanes = asking.json(ServiceName.PROCESSOR, "/api/v1/pipeline");
        List<JsonNode> shown = runs.look();
        Map<String, String> unknown = new TreeMap<>();
        sources.join().problem().ifPresent(problem -> unknown.put("sources", problem));
        lanes.join().problem().ifPresent(problem -> unknown.put("lanes", problem));
        runs.problem().ifPresent(problem -> unknown.put("runs", problem));
        return new Snapshot(
                clock.instant(),
                health.look(),
                AnswerLists.items(sources.join()),
                shown,
                ledgers.look(shown, measure),
                AnswerLists.list(lanes.join(), "lanes"),
                flow.lanes(),
                flow.quarantine(),
                unknown);
    }
}
