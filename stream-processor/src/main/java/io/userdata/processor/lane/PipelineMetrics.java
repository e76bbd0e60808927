package io.userdata.processor.lane;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.userdata.starter.metrics.MetricNames;
import io.userdata.transform.TransformOutcome;
import java.util.OptionalLong;

/** The rows by outcome, what is not yet processed and how the query stands, for each lane. */
final class PipelineMetrics implements MeterBinder {
    private final PipelineLifecycle pipeline;

    PipelineMetrics(PipelineLifecycle pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        pipeline.lanes().forEach(lane -> bind(lane, registry));
    }

    private static void bind(LaneRuntime lane, MeterRegistry registry) {
        for (TransformOutcome outcome : TransformOutcome.values()) {
            FunctionCounter.builder(MetricNames.PROCESSOR_ROWS, lane, watched -> watched.rows(outcome))
                    .tag("lane", lane.lane().text())
                    .tag("outcome", outcome.text())
                    .register(registry);
        }
        Gauge.builder(MetricNames.PROCESSOR_BEHIND, lane, PipelineMetrics::behind)
                .tag("lane", lane.lane().text())
                .register(registry);
        bindQuery(lane, registry);
        bindReadiness(lane, registry);
    }

    private static void bindReadiness(LaneRuntime lane, MeterRegistry registry) {
        Gauge.builder(MetricNames.PROCESSOR_READY, lane, watched -> watched.problem() == null ? 1 : 0)
                .tag("lane", lane.lane().text())
                .register(registry);
        for (LaneProblem.Reason reason : LaneProblem.Reason.values()) {
            Gauge.builder(MetricNames.PROCESSOR_PROBLEM, lane, watched -> hasProblem(watched, reason))
                    .tag("lane", lane.lane().text())
                    .tag("reason", reason.text())
                    .register(registry);
        }
        Gauge.builder(MetricNames.PROCESSOR_SILENT, lane, PipelineMetrics::silence)
                .baseUnit("seconds")
                .tag("lane", lane.lane().text())
                .register(registry);
    }

    private static int hasProblem(LaneRuntime lane, LaneProblem.Reason reason) {
        LaneProblem problem = lane.problem();
        return problem != null && problem.reason() == reason ? 1 : 0;
    }

    private static double silence(LaneRuntime lane) {
        return lane.silence().map(silence -> silence.toMillis() / 1_000.0).orElse(Double.NaN);
    }

    private static void bindQuery(LaneRuntime lane, MeterRegistry registry) {
        FunctionCounter.builder(MetricNames.PROCESSOR_QUERY_RESTARTS, lane, watched -> watched.supervisor()
                        .restarts())
                .tag("lane", lane.lane().text())
                .register(registry);
        for (String state : LaneState.texts()) {
            Gauge.builder(MetricNames.PROCESSOR_QUERY, lane, watched -> isIn(watched, state))
                    .tag("lane", lane.lane().text())
                    .tag("state", state)
                    .register(registry);
        }
    }

    private static int isIn(LaneRuntime lane, String state) {
        return lane.supervisor().state().text().equals(state) ? 1 : 0;
    }

    private static double behind(LaneRuntime lane) {
        OptionalLong behind = lane.backlog().behind();
        return behind.isPresent() ? behind.getAsLong() : Double.NaN;
    }
}
