package io.userdata.ingest.run.model;

import io.userdata.events.run.RunReason;

/** Why a run fails without its source having been asked. */
public enum RunFailure {
    UNKNOWN_SOURCE("The source is not configured here."),
    RECORDS_GONE("The records of a push are not kept: push them again."),
    RECORDS_MISSING("Raw records of the window are no longer on their topics."),
    COMMAND_IMPOSSIBLE("The command that asked for the run cannot be carried out.");

    private final RunReason reason;

    RunFailure(String message) {
        reason = new RunReason(name(), message, null);
    }

    /** The reason as it stands in a run, told with figures. */
    RunReason reason(String message) {
        return new RunReason(name(), message, null);
    }

    /** The reason as it stands in a push, whose records are not kept. */
    public RunReason ofPush() {
        return reason(reason.message() + " Nothing was published: push the records again where it is.");
    }

    /** The reason as it stands in a run. */
    public RunReason reason() {
        return reason;
    }
}
