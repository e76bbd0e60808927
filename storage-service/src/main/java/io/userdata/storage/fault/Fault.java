package io.userdata.storage.fault;

/** What went wrong, told by who must act: the flow waits, the record leaves, or somebody looks into it. */
public sealed interface Fault {
    /** A dependency is broken or busy: the same again will work later. */
    record Infrastructure(String code) implements Fault {}

    /** A record is refused: the same again will be refused again. */
    record Data(String code) implements Fault {}

    /** Neither: the service itself is at fault, or the database is not as it must be. */
    record Unexplained(String code) implements Fault {}

    /** The SQLSTATE, or the name of the exception; never its message, which may quote a record. */
    String code();
}
