package io.userdata.ingest.run.model;

import io.userdata.events.run.RunState;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.events.run.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Up to when the scheduled polls of a source have asked about its windows; only polls that completed count. */
public final class PollCoverage {
    private PollCoverage() {}

    /** The time up to which all windows have been asked about; null: no scheduled poll has been started. */
    public static @Nullable Instant of(RunStateStore state, SourceStateRecord known) {
        Instant fired = known.lastFiredAt();
        if (known.coveredTo() != null || fired == null) {
            return known.coveredTo();
        }
        return lastPoll(state, known)
                .filter(poll -> poll.run().state() != RunState.COMPLETED)
                .map(poll -> poll.run().definition().window())
                .map(Window::from)
                .orElse(fired);
    }

    /**
     * The time before a fire up to which all windows have been asked about; null: none is known. If the clock was set
     * back, it is the end of the latest poll of before then: while the clock was ahead, windows were asked about in which
     * the source could have nothing yet.
     */
    public static @Nullable Instant before(RunStateStore state, SourceStateRecord known, Instant fire) {
        Instant covered = of(state, known);
        return covered == null || covered.isBefore(fire)
                ? covered
                : state.all(run -> run.state() == RunState.COMPLETED).stream()
                        .flatMap(run -> endOfScheduled(run, known.name()).stream())
                        .filter(end -> !end.isAfter(fire))
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** The end of the window that a scheduled poll of the source has asked about. */
    private static Optional<Instant> endOfScheduled(RunProgress run, String source) {
        return Optional.ofNullable(run.run().definition().window())
                .map(Window::to)
                .filter(end -> run.runId().equals(RunIds.ofFire(source, end)));
    }

    /** The time that the last scheduled poll has left out, as it ended without success; empty: none. */
    public static Optional<Window> gap(RunStateStore state, SourceStateRecord known) {
        Instant covered = of(state, known);
        Instant fired = known.lastFiredAt();
        boolean hasEnded = lastPoll(state, known)
                .map(poll -> poll.run().state().isTerminal())
                .orElse(true);
        return hasEnded && covered != null && fired != null && covered.isBefore(fired)
                ? Optional.of(new Window(covered, fired, null))
                : Optional.empty();
    }

    private static Optional<RunProgress> lastPoll(RunStateStore state, SourceStateRecord known) {
        return Optional.ofNullable(known.lastFiredAt())
                .flatMap(fired -> state.find(RunIds.ofFire(known.name(), fired)));
    }

    /**
     * The source after a run has completed; empty: it stays as it is.
     *
     * @param known of the source so far
     */
    public static Optional<SourceStateRecord> moved(RunStateStore state, RunProgress completed) {
        SourceStateRecord known = state.source(completed.source());
        Window window = completed.run().definition().window();
        if (window == null || !completed.runId().equals(RunIds.ofFire(known.name(), window.to()))) {
            return Optional.empty();
        }
        Instant covered = of(state, known);
        boolean isLatest = window.to().equals(known.lastFiredAt());
        boolean goesOn = covered != null
                && !window.from().isAfter(covered)
                && window.to().isAfter(covered);
        return isLatest || goesOn ? Optional.of(known.withCoveredTo(window.to())) : Optional.empty();
    }
}
