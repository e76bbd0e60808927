package io.userdata.processor.pipeline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.userdata.processor.transform.Outcome;
import io.userdata.starter.metrics.MetricNames;
import java.util.Locale;
import java.util.OptionalLong;

/** The rows by outcome, what is not yet processed and how the query stands, for each lane. */
final class PipelineMetrics implements MeterBinder {
    private final Pipeline pipeline;

    PipelineMetrics(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        pipeline.lanes().forEach(lane -> bind(lane, registry));
    }

    private static void bind(WatchedLane lane, MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            FunctionCounter.builder(MetricNames.PROCESSOR_ROWS, lane, watched -> watched.rows(outcome))
                    .tag("lane", lane.lane().text())
                    .tag("outcome", outcome.text())
                    .register(registry);
        }
        Gauge.builder(MetricNames.PROCESSOR_BEHIND, lane, PipelineMetrics::behind)
                .tag("lane", lane.lane().text())
                .register(registry);
        bindQuery(lane, registry);
    }

    private static void bindQuery(WatchedLane lane, MeterRegistry registry) {
        FunctionCounter.builder(MetricNames.PROCESSOR_QUERY_RESTARTS, lane, watched -> watched.supervisor()
                        .restarts())
                .tag("lane", lane.lane().text())
                .register(registry);
        for (String state : LaneState.texts()) {
            Gauge.builder(MetricNames.PROCESSOR_QUERY, lane, watched -> isIn(watched, state))
                    .tag("lane", lane.lane().text())
                    .tag("state", state.toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private static int isIn(WatchedLane lane, String state) {
        return lane.supervisor().state().text().equals(state) ? 1 : 0;
    }

    private static double behind(WatchedLane lane) {
        OptionalLong behind = lane.backlog().behind();
        return behind.isPresent() ? behind.getAsLong() : Double.NaN;
    }
}
