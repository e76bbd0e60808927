package io.userdata.ingest.run.view;

import io.userdata.events.run.ForgottenRun;
import io.userdata.events.run.RunIdClaim;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.ingest.run.model.PollCoverage;
import io.userdata.ingest.run.model.PollTimetable;
import io.userdata.ingest.run.model.RunPlace;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What this instance has read of all runs; requests wait here for what they have asked for. */
public final class RunView {
    private final RunStateStore state = new RunStateStore();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    void apply(RunStateChange change) {
        lock.lock();
        try {
            state.apply(change);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The run of an id. */
    public Optional<RunProgress> find(UUID runId) {
        lock.lock();
        try {
            return state.find(runId);
        } finally {
            lock.unlock();
        }
    }

    /** What is kept of a run that is forgotten. */
    public Optional<ForgottenRun> forgotten(UUID runId) {
        lock.lock();
        try {
            return state.forgotten(runId);
        } finally {
            lock.unlock();
        }
    }

    /** The claim that holds of a run's id. */
    public Optional<RunIdClaim> claim(UUID runId) {
        lock.lock();
        try {
            return state.claims(runId).stream().findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Claims that were made before a time, so many at the most. */
    public List<RunIdClaim> claims(Instant before, int most) {
        lock.lock();
        try {
            return state.claims()
                    .takeWhile(claim -> claim.claimedAt().isBefore(before))
                    .limit(most)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a claim is there, and with it all before it, and returns the one that holds. */
    public Optional<RunIdClaim> await(RunIdClaim claim, Duration longest) throws InterruptedException {
        return await(
                () -> Optional.of(state.claims(claim.runId()))
                        .filter(claims -> claims.contains(claim))
                        .map(claims -> claims.get(0)),
                longest);
    }

    /** All runs, in no order. */
    public List<RunProgress> all() {
        lock.lock();
        try {
            return state.all();
        } finally {
            lock.unlock();
        }
    }

    /** The runs of which a first look says that they are wanted, in no order. */
    List<RunProgress> all(Predicate<RunRecord> wanted) {
        lock.lock();
        try {
            return state.all(wanted);
        } finally {
            lock.unlock();
        }
    }

    /** Runs that are wanted, newest first, after a place. */
    List<RunProgress> newest(@Nullable RunPlace after, Predicate<RunRecord> wanted, int most) {
        lock.lock();
        try {
            return state.newest(after, wanted, most);
        } finally {
            lock.unlock();
        }
    }

    /** What is known of a source. */
    public SourceStateRecord source(String name) {
        lock.lock();
        try {
            return state.source(name);
        } finally {
            lock.unlock();
        }
    }

    /** What is known of a source, all of it at one moment. */
    SourceStatus status(Source source, Instant now) {
        lock.lock();
        try {
            SourceStateRecord known = state.source(source.name());
            return new SourceStatus(
                    source,
                    known,
                    PollTimetable.nextFire(state, source, now, now).orElse(null),
                    source.needsWindow() ? PollCoverage.gap(state, known).orElse(null) : null);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the run is there and as it is wanted; empty when that takes longer. */
    public Optional<RunProgress> await(UUID runId, Predicate<RunProgress> wanted, Duration longest)
            throws InterruptedException {
        return await(() -> state.find(runId).filter(wanted), longest);
    }

    /** Waits until the source is as it is wanted; empty when that takes longer. */
    public Optional<SourceStateRecord> awaitSource(String name, Predicate<SourceStateRecord> wanted, Duration longest)
            throws InterruptedException {
        return await(() -> Optional.of(state.source(name)).filter(wanted), longest);
    }

    private <T> Optional<T> await(Supplier<Optional<T>> looked, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        try {
            Optional<T> found = looked.get();
            while (found.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
                found = looked.get();
            }
            return found;
        } finally {
            lock.unlock();
        }
    }
}
