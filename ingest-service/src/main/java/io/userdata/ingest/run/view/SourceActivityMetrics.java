package io.userdata.ingest.run.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.userdata.events.run.RunState;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.metrics.MetricNames;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Shows of every configured source its open runs, and whether it is paused, stuck or silent. */
final class SourceActivityMetrics implements MeterBinder {
    private final SourceRegistry sources;
    private final SourceActivityMonitor watch;

    SourceActivityMetrics(SourceRegistry sources, SourceActivityMonitor watch) {
        this.sources = sources;
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        sources.all().forEach(source -> bind(source, registry));
    }

    private void bind(Source source, MeterRegistry registry) {
        Arrays.stream(RunState.values()).filter(state -> !state.isTerminal()).forEach(state -> gauge(
                        MetricNames.RUNS, source, facts -> (double) facts.open(state))
                .tag("state", state.name())
                .register(registry));
        gauge(MetricNames.SOURCE_PAUSED, source, facts -> facts.paused() ? 1.0 : 0.0)
                .register(registry);
        duration(MetricNames.SOURCE_STUCK, source, SourceActivity::stuck).register(registry);
        duration(MetricNames.SOURCE_SILENT, source, SourceActivity::silent).register(registry);
    }

    private TimeGauge.Builder<SourceActivityMonitor> duration(
            String name, Source source, Function<SourceActivity, Duration> value) {
        return TimeGauge.builder(name, watch, TimeUnit.MILLISECONDS, looking -> value.apply(looking.of(source))
                        .toMillis())
                .tag("source", source.name());
    }

    private Gauge.Builder<SourceActivityMonitor> gauge(
            String name, Source source, Function<SourceActivity, Double> value) {
        return Gauge.builder(name, watch, looking -> value.apply(looking.of(source)))
                .tag("source", source.name());
    }
}
