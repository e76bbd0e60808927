package io.userdata.ingest.run.worker.fetch;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.worker.commit.PageMetrics;
import io.userdata.ingest.run.worker.commit.RunStateWriter;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes, counts and logs what a fault changes. */
final class FaultRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(FaultRecorder.class);

    private final FaultPolicy policy;
    private final RunStateWriter writer;
    private final PageMetrics metrics;
    private final Clock clock;

    FaultRecorder(FaultPolicy policy, RunStateWriter writer, PageMetrics metrics, Clock clock) {
        this.policy = policy;
        this.writer = writer;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A page came: the faults before it no longer count. */
    void forget(Source source, SliceRecord slice) {
        policy.forget(source, slice);
    }

    void take(Source source, RunProgress run, SliceRecord slice, Fault fault) {
        Instant now = clock.instant();
        policy.forgetAllBut(writer.state()::isActive);
        RunStateChange change = policy.change(writer.state().source(source.name()), run, slice, source, fault, now);
        metrics.fault(source, fault);
        writer.change(change);
        RunReason reason = change.slices().get(0).waitsFor();
        Instant until = reason == null ? null : reason.until();
        if (reason != null && until != null) {
            metrics.waits(source, reason.code(), Duration.between(now, until));
        }
        LOG.atWarn()
                .addKeyValue("source", source.name())
                .addKeyValue("runId", run.runId())
                .addKeyValue("slice", slice.slice())
                .addKeyValue("page", slice.pages() + 1)
                .addKeyValue("outcome", fault.code())
                .addKeyValue("until", until)
                .log("a page could not be had");
    }
}
