package io.userdata.ingest.run.command;

import io.userdata.events.run.RunCommand;
import io.userdata.ingest.run.model.RunTransition;
import java.util.Locale;

/** What a caller can ask of a run that exists. */
public enum RunAction {
    PAUSE(RunTransition.PAUSE, RunCommand.Action.PAUSE),
    RESUME(RunTransition.RESUME, RunCommand.Action.RESUME),
    CANCEL(RunTransition.CANCEL, RunCommand.Action.CANCEL);

    private final RunTransition move;
    private final RunCommand.Action command;

    RunAction(RunTransition move, RunCommand.Action command) {
        this.move = move;
        this.command = command;
    }

    RunTransition move() {
        return move;
    }

    RunCommand.Action command() {
        return command;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
