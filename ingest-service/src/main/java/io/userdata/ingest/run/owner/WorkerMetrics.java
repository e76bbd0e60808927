package io.userdata.ingest.run.owner;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.events.record.Lane;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;
import io.userdata.starter.metrics.MetricNames;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts what owners do. */
final class WorkerMetrics {
    private final MeterRegistry registry;

    private final Map<Integer, String> passedOver = new ConcurrentSkipListMap<>();

    WorkerMetrics(MeterRegistry registry) {
        this.registry = registry;
        Arrays.stream(PassedCommand.values()).forEach(this::passed);
    }

    /** A command has no effect and never will. */
    void passedOver(int partition, long offset, PassedCommand reason) {
        passed(reason).increment();
        passedOver.put(partition, "offset " + offset + ": " + reason);
    }

    private Counter passed(PassedCommand reason) {
        return registry.counter(MetricNames.COMMANDS_PASSED, "reason", reason.name());
    }

    /** The latest command of each partition that was passed over since this instance started. */
    Map<Integer, String> passedOver() {
        return Collections.unmodifiableMap(passedOver);
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
