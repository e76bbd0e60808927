package io.userdata.ingest.run.worker.command;

/** Why an owner passes a command over that stands on its topic. */
enum PassedCommand {
    /** It is no command. */
    UNREADABLE,
    /** It asks for what cannot be done. */
    IMPOSSIBLE
}
