package io.userdata.chaos.population;

/** What a state of a user is to the suite: a user, the end of one, or a record that must go to quarantine. */
public enum StateKind {
    GOOD,
    DELETED,
    /** No id: leaves at ingest. */
    POISON_NO_ID,
    /** A time that is none: leaves at ingest. */
    POISON_BAD_TIME,
    /** Neither a name nor an e-mail address: leaves at the processor. */
    POISON_NOT_A_USER,
    /** A field whose type has changed: leaves at the processor. */
    POISON_CHANGED_FIELD;

    public boolean isPoison() {
        return this != GOOD && this != DELETED;
    }
}
