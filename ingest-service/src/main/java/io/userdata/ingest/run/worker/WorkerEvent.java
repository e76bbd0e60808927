package io.userdata.ingest.run.worker;

import io.userdata.ingest.run.worker.command.ReceivedCommand;

/** What a worker is told by other threads. */
sealed interface WorkerEvent {
    /** There is a command to carry out. */
    record Commanded(ReceivedCommand command) implements WorkerEvent {}

    /** Nothing but a reason to look around. */
    record WokenUp() implements WorkerEvent {}
}
