package io.userdata.ingest.run.schedule;

import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.SourceRecord;
import io.userdata.events.run.Window;
import io.userdata.ingest.run.RunIds;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunStateChange;
import io.userdata.ingest.run.RunStateStore;
import io.userdata.ingest.run.SourceRecordTransition;
import io.userdata.ingest.source.ScheduleProperties;
import io.userdata.ingest.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a source's schedule starts a poll, and what that does. However many times have passed meanwhile, one
 * poll makes up for them; a source that is paused starts none, and nor does one whose last poll has not ended.
 */
public final class PollTimetable {
    /** How far windows overlap, as the clocks of a source and this service differ; what comes twice is unchanged. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private PollTimetable() {}

    /**
     * When the next poll starts; empty: not as things are.
     *
     * @param since what counts for a schedule that has never started one
     */
    public static Optional<Instant> nextFire(RunStateStore state, Source source, Instant since) {
        ScheduleProperties schedule = source.properties().schedule();
        SourceRecord known = state.source(source.name());
        if (schedule == null || known.paused()) {
            return Optional.empty();
        }
        Instant last = known.lastFiredAt();
        if (last == null) {
            return Optional.of(schedule.isByDelay() ? since : schedule.next(since));
        }
        return ended(state, source, last).map(ended -> schedule.next(schedule.isByDelay() ? ended : last));
    }

    /** When the last poll ended; empty: it has not. One that is no longer remembered ended long ago. */
    private static Optional<Instant> ended(RunStateStore state, Source source, Instant fired) {
        Optional<RunProgress> poll = state.find(RunIds.ofFire(source.name(), fired));
        return poll.isEmpty()
                ? Optional.of(fired)
                : poll.map(RunProgress::run)
                        .filter(run -> run.state().isTerminal())
                        .map(run -> run.updatedAt());
    }

    /**
     * The poll that starts now, and that it has.
     *
     * @param due what {@link #nextFire} gave, not after now
     */
    public static RunStateChange fire(RunStateStore state, Source source, int partitions, Instant due, Instant now) {
        ScheduleProperties schedule = source.properties().schedule();
        if (schedule == null) {
            return RunStateChange.NONE;
        }
        SourceRecord known = state.source(source.name());
        Instant covered = Coverage.of(state, known);
        Instant at = schedule.latest(due, now).truncatedTo(ChronoUnit.MILLIS);
        Window window = source.needsWindow() ? window(schedule, covered, at) : null;
        SourceRecord fired = SourceRecordTransition.fired(known, at, coveredAtFire(covered, window, at));
        UUID runId = RunIds.ofFire(source.name(), at);
        if (state.isTaken(runId)) {
            return new RunStateChange(List.of(), List.of(), List.of(fired));
        }
        RunDefinition definition = new RunDefinition(source.name(), RunKind.POLL, window, schedule.maxRecords());
        RunProgress poll = RunProgress.queued(runId, definition, partitions, now);
        RunProgress placed = source.continues() ? poll.startingAt(source.pages().goingOn(known.cursor())) : poll;
        return new RunStateChange(List.of(placed.run()), placed.slices(), List.of(fired));
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
