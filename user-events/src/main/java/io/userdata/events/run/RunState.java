package io.userdata.events.run;

/** Where a run stands. FAILED and PAUSED resume at their cursor. */
public enum RunState {
    QUEUED,
    RUNNING,
    WAITING,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether nothing more is published unless an operator resumes the run: its ledger can be decided. */
    public boolean isTerminal() {
        return switch (this) {
            case COMPLETED, FAILED, CANCELLED -> true;
            case QUEUED, RUNNING, WAITING, PAUSED -> false;
        };
    }
}
