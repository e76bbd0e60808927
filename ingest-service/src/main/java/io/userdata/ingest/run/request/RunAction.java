package io.userdata.ingest.run.request;

import io.userdata.events.run.RunCommand;
import io.userdata.ingest.run.RunMove;
import java.util.Locale;

/** What a caller can ask of a run that exists. */
public enum RunAction {
    PAUSE(RunMove.PAUSE, RunCommand.Action.PAUSE),
    RESUME(RunMove.RESUME, RunCommand.Action.RESUME),
    CANCEL(RunMove.CANCEL, RunCommand.Action.CANCEL);

    private final RunMove move;
    private final RunCommand.Action command;

    RunAction(RunMove move, RunCommand.Action command) {
        this.move = move;
        this.command = command;
    }

    RunMove move() {
        return move;
    }

    RunCommand.Action command() {
        return command;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
