package io.userdata.ingest.run.worker.fetch;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.run.worker.commit.RunStateWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the waits that were begun before the clock was set back: by the new time they would last longer by the whole step. */
final class ClockStepHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ClockStepHandler.class);
    private static final Duration STEP = Duration.ofSeconds(30);

    private final RunStateWriter writer;
    private final FetchDispatcher dispatcher;
    private final Clock clock;
    private Instant latest;

    /** Begins with the latest time at which a wait was begun, perhaps before a restart. */
    ClockStepHandler(RunStateWriter writer, FetchDispatcher dispatcher, Clock clock) {
        this.writer = writer;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.latest = writer.state().active().stream()
                .flatMap(ClockStepHandler::waiting)
                .map(SliceRecord::updatedAt)
                .max(Instant::compareTo)
                .orElseGet(clock::instant);
    }

    /** Looks at the clock; to be called in each step. */
    void look() {
        Instant now = clock.instant();
        if (now.isBefore(latest.minus(STEP))) {
            LOG.atWarn().addKeyValue("by", Duration.between(now, latest)).log("the clock was set back: nothing waits");
            dispatcher.endRests();
            writer.state().active().forEach(run -> writer.change(withoutWaits(run, now)));
        }
        latest = now;
    }

    private RunStateChange withoutWaits(RunProgress run, Instant now) {
        List<SliceRecord> slices =
                waiting(run).map(slice -> slice.withWaitsFor(null, now)).toList();
        RunStateChange change = new RunStateChange(
                run.run().state() == RunState.WAITING
                        ? List.of(run.move(RunTransition.ADVANCE, null, now).run())
                        : List.of(),
                slices,
                List.of());
        SourceStateRecord source = writer.state().source(run.source());
        Instant closed = source.windowClosedUntil();
        return closed != null && closed.isAfter(now) ? change.with(source.withWindowClosedUntil(now)) : change;
    }

    private static Stream<SliceRecord> waiting(RunProgress run) {
        return run.slices().stream().filter(slice -> {
            RunReason reason = slice.waitsFor();
            return reason != null && reason.until() != null;
        });
    }
}
