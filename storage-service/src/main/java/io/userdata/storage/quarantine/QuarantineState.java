package io.userdata.storage.quarantine;

import java.util.Locale;

/** What became of an entry. */
public enum QuarantineState {
    /** Waits for an operator's decision, or for its replay to arrive. */
    OPEN,
    /** A copy of the record was stored. */
    STORED,
    /** An operator decided that it is not needed. */
    DISCARDED;

    /** The state as it stands in JSON and the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state of a text that {@link #text()} gave; throws IllegalArgumentException for any other. */
    public static QuarantineState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
