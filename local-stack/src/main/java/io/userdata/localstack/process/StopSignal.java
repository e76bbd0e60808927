package io.userdata.localstack.process;

/** The signal that asks a child to end in good order: PostgreSQL takes INT for its fast shutdown. */
public enum StopSignal {
    TERM,
    INT
}
