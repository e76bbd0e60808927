package io.userdata.ingest.run.worker.poll;

import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.SourceRecord;
import io.userdata.events.run.Window;
import io.userdata.ingest.run.model.Coverage;
import io.userdata.ingest.run.model.PollTimetable;
import io.userdata.ingest.run.model.RunIds;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.config.ScheduleProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts the poll that a schedule asks for; however many of its times have passed meanwhile, one poll makes up for them. */
final class ScheduledPoll {
    /** How far windows overlap, as the clocks of a source and this service differ; what comes twice is unchanged. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private ScheduledPoll() {}

    /**
     * The poll that starts now, and that it has.
     *
     * @param due what {@link PollTimetable#nextFire} gave, not after now
     */
    static RunStateChange start(RunStateStore state, Source source, int partitions, Instant due, Instant now) {
        ScheduleProperties schedule = source.properties().schedule();
        if (schedule == null) {
            return RunStateChange.NONE;
        }
        SourceRecord known = state.source(source.name());
        Instant covered = Coverage.of(state, known);
        Instant at = schedule.latest(due, now).truncatedTo(ChronoUnit.MILLIS);
        Window window = source.needsWindow() ? window(schedule, covered, at) : null;
        SourceRecord fired = known.withLastFiredAt(at).withCoveredTo(coveredAtFire(covered, window, at));
        UUID runId = RunIds.ofFire(source.name(), at);
        if (state.isTaken(runId)) {
            return RunStateChange.NONE.with(fired);
        }
        RunDefinition definition = new RunDefinition(source.name(), RunKind.POLL, window, schedule.maxRecords());
        RunProgress poll = RunProgress.queued(runId, definition, partitions, now);
        RunProgress placed = source.continues() ? poll.startingAt(source.pages().goingOn(known.cursor())) : poll;
        return RunStateChange.of(placed).with(fired);
    }

    /**
     * From a little before the end of the last window that was asked about. The first window is as long as the time to
     * the fire after it; so is one that would end before it begins, as the clock was set back.
     */
    private static Window window(ScheduleProperties schedule, @Nullable Instant covered, Instant at) {
        Instant from = covered != null && covered.isBefore(at)
                ? covered.minus(OVERLAP)
                : at.minus(Duration.between(at, schedule.next(at)));
        return new Window(from, at, null);
    }

    /** Until a first window, or the first one after the clock was set back, is complete, its beginning counts. */
    private static @Nullable Instant coveredAtFire(@Nullable Instant covered, @Nullable Window window, Instant at) {
        if (window == null) {
            return null;
        }
        return covered != null && covered.isBefore(at) ? covered : window.from();
    }
}
