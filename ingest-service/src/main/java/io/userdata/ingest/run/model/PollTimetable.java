package io.userdata.ingest.run.model;

import io.userdata.events.run.SourceRecord;
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
}
