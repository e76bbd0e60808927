package io.userdata.ingest.run.owner;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.events.record.Lane;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;
import io.userdata.starter.metrics.MetricNames;
import java.time.Duration;

/** Counts what owners do. */
final class OwnerMetrics {
    private final MeterRegistry registry;

    OwnerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void published(Source source, Lane lane, int records) {
        registry.counter(MetricNames.RECORDS_PUBLISHED, "source", source.name(), "lane", lane.text())
                .increment(records);
        page(source, "PUBLISHED");
    }

    void fault(Source source, Fault fault) {
        page(source, fault.code().name());
    }

    void waits(Source source, String reason, Duration wait) {
        registry.timer(MetricNames.SOURCE_WAIT, "source", source.name(), "reason", reason)
                .record(wait);
    }

    private void page(Source source, String outcome) {
        registry.counter(MetricNames.PAGES, "source", source.name(), "outcome", outcome)
                .increment();
    }
}
