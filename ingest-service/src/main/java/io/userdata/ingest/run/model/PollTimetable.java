package io.userdata.ingest.run.model;

import io.userdata.events.run.SourceStateRecord;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.config.ScheduleProperties;
import java.time.Instant;
import java.util.Optional;

/**
 * Says when a source's schedule starts the next poll. A source that is paused starts none, and nor does one whose last
 * poll has not ended.
 */
public final class PollTimetable {
    private PollTimetable() {}

    /**
     * When the next poll starts; empty: not as things are.
     *
     * @param since not after now; what counts for a schedule that has never started one, and for one whose last poll lies
     *     in the future, as the clock was set back: that time is not waited for
     */
    public static Optional<Instant> nextFire(RunStateStore state, Source source, Instant since, Instant now) {
        ScheduleProperties schedule = source.properties().schedule();
        SourceStateRecord known = state.source(source.name());
        if (schedule == null || known.paused()) {
            return Optional.empty();
        }
        Instant last = known.lastFiredAt();
        if (last == null) {
            return Optional.of(schedule.isByDelay() ? since : schedule.next(since));
        }
        return ended(state, source, last)
                .map(ended -> schedule.isByDelay() ? ended : last)
                .map(after -> schedule.next(after.isAfter(now) ? since : after));
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
}
