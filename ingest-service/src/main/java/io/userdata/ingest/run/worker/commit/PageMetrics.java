package io.userdata.ingest.run.worker.commit;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.events.record.Lane;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;
import io.userdata.starter.metrics.MetricNames;
import java.time.Duration;

/** Counts pages, their records and their faults, and how long sources are waited for. */
public final class PageMetrics {
    private final MeterRegistry registry;

    public PageMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void published(Source source, Lane lane, int records) {
        registry.counter(MetricNames.RECORDS_PUBLISHED, "source", source.name(), "lane", lane.text())
                .increment(records);
        page(source, "PUBLISHED");
    }

    public void fault(Source source, Fault fault) {
        page(source, fault.code().name());
    }

    public void waits(Source source, String reason, Duration wait) {
        registry.timer(MetricNames.SOURCE_WAIT, "source", source.name(), "reason", reason)
                .record(wait);
    }

    private void page(Source source, String outcome) {
        registry.counter(MetricNames.PAGES, "source", source.name(), "outcome", outcome)
                .increment();
    }
}
