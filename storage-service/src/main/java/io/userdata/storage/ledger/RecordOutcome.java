package io.userdata.storage.ledger;

import java.util.Locale;

/** What became of a record; every number has exactly one. */
public enum RecordOutcome {
    /** The first state of its user. */
    INSERTED,
    /** Newer, with other content. */
    UPDATED,
    /** Newer, with the same content: version, enrichment and quality were written. */
    UNCHANGED,
    /** Not newer than what is stored: nothing was written. */
    STALE,
    /** Set aside with its reason and its bytes. */
    QUARANTINED,
    /** Taken out of quarantine by an operator who decided that it is not needed. */
    DISCARDED;

    /** The outcome as it stands in metrics, JSON and the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
