package io.userdata.chaos.oracle;

/** The ways in which what the suite holds can be wrong. */
public enum FindingKind {
    /** A user or a record that is nowhere. */
    LOST,
    /** A record or a run that is counted more often than it was. */
    COUNTED_TWICE,
    /** An older state in the place of a newer one. */
    STALE_OVERWRITE,
    /** A deleted user who is back. */
    RESURRECTED,
    /** A user who was neither served nor pushed, or content of another user. */
    INVENTED,
    /** A right record in quarantine. */
    GOOD_IN_QUARANTINE,
    /** A broken record that is not in quarantine. */
    POISON_LOST,
    /** What an operator decided and what did not happen. */
    DECISION_LOST,
    /** A ledger that does not balance, or is not decided. */
    LEDGER,
    /** A run that did not end, or ended otherwise than it should. */
    RUN_OUTCOME,
    /** A right request that was refused. */
    REFUSED,
    /** The suite did not start, or could not be asked. */
    SUITE
}
