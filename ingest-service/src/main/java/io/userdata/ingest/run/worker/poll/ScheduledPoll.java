package io.userdata.ingest.run.worker.poll;

import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.events.run.Window;
import io.userdata.ingest.run.model.PollCoverage;
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
        SourceStateRecord known = state.source(source.name());
        Instant at = at(state, source, schedule.latest(due, now), now);
        Instant covered = PollCoverage.before(state, known, at);
        Window window = source.needsWindow() ? window(schedule, covered, at) : null;
        SourceStateRecord fired =
                known.withLastFiredAt(at).withCoveredTo(window == null ? null : coveredAtFire(covered, window));
        UUID runId = RunIds.ofFire(source.name(), at);
        if (state.isTaken(runId)) {
            return RunStateChange.NONE.with(fired);
        }
        RunDefinition definition = new RunDefinition(source.name(), RunKind.POLL, window, schedule.maxRecords());
        RunProgress poll = RunProgress.queued(runId, definition, partitions, now);
        RunProgress placed = source.continues() ? poll.startingAt(source.pages().goingOn(known.cursor())) : poll;
        return RunStateChange.of(placed).with(fired);
    }

    /** A time that has come once before, as the clock was set back since, has had its poll: this one is of now. */
    private static Instant at(RunStateStore state, Source source, Instant latest, Instant now) {
        Instant at = latest.truncatedTo(ChronoUnit.MILLIS);
        return state.isTaken(RunIds.ofFire(source.name(), at)) ? now.truncatedTo(ChronoUnit.MILLIS) : at;
    }

    /** From a little before the end of the last window that was asked about; the first is as long as the time to the fire after it. */
    private static Window window(ScheduleProperties schedule, @Nullable Instant covered, Instant at) {
        Instant from = covered != null ? covered.minus(OVERLAP) : at.minus(Duration.between(at, schedule.next(at)));
        return new Window(from, at, null);
    }

    /** Until a first window is complete, its beginning counts. */
    private static @Nullable Instant coveredAtFire(@Nullable Instant covered, @Nullable Window window) {
        return covered == null && window != null ? window.from() : covered;
    }
}
