package io.userdata.ingest.run.worker;

import io.userdata.ingest.run.worker.command.ReceivedCommand;

/** What a worker is told by other threads. */
sealed interface WorkerEvent {
    /**
     * There is a command to carry out.
     *
     * @param bytes how large it is on its topic
     */
    record Commanded(ReceivedCommand command, int bytes) implements WorkerEvent {
        /** A small one. */
        Commanded(ReceivedCommand command) {
            this(command, 0);
        }
    }

    /** Nothing but a reason to look around. */
    record WokenUp() implements WorkerEvent {}
}
