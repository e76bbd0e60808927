package io.userdata.chaos.fault;

/** What can be done to the suite. */
public enum FaultAction {
    /** kill -9; what supervises the process starts it again. */
    KILL(false),
    /** SIGSTOP, and SIGCONT after longer than every time-out. */
    FREEZE(true),
    /** The network swallows what is sent, and lets it through in the end. */
    SWALLOW(true),
    /** Every connection is closed at once. */
    DISCONNECT(false),
    /** The network takes longer. */
    DELAY(true),
    /** All requests of the source fail. */
    SOURCE_OUTAGE(true),
    /** The suite is stopped in good order and started with another configuration. */
    RECONFIGURE(false);

    private final boolean lasting;

    FaultAction(boolean lasting) {
        this.lasting = lasting;
    }

    /** Whether it has an end of its own. */
    boolean isLasting() {
        return lasting;
    }
}
