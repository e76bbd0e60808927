package io.userdata.ingest.run.model;

import static io.userdata.events.run.RunState.CANCELLED;
import static io.userdata.events.run.RunState.COMPLETED;
import static io.userdata.events.run.RunState.FAILED;
import static io.userdata.events.run.RunState.PAUSED;
import static io.userdata.events.run.RunState.QUEUED;
import static io.userdata.events.run.RunState.RUNNING;
import static io.userdata.events.run.RunState.WAITING;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The only ways from one state of a run to another. */
public enum RunTransition {
    ADVANCE(RUNNING, QUEUED, RUNNING, WAITING),
    WAIT(WAITING, QUEUED, RUNNING, WAITING),
    COMPLETE(COMPLETED, QUEUED, RUNNING, WAITING),
    FAIL(FAILED, QUEUED, RUNNING, WAITING),
    PAUSE(PAUSED, QUEUED, RUNNING, WAITING),
    RESUME(QUEUED, PAUSED, FAILED),
    CANCEL(CANCELLED, QUEUED, RUNNING, WAITING, PAUSED, FAILED);

    private final RunState to;
    private final Set<RunState> from;

    RunTransition(RunState to, RunState from, RunState... more) {
        this.to = to;
        this.from = EnumSet.of(from, more);
    }

    /** The state it leads to. */
    public RunState to() {
        return to;
    }

    public boolean isLegalFrom(RunState state) {
        return from.contains(state);
    }

    /** Returns the run after the move; throws IllegalStateException where the move is not legal. */
    public RunRecord apply(RunRecord run, @Nullable RunReason reason, Instant now) {
        if (!isLegalFrom(run.state())) {
            throw new IllegalStateException("a run that is " + run.state() + " cannot " + this);
        }
        return run.withState(to, reason, now);
    }
}
