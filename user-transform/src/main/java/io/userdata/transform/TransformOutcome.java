package io.userdata.transform;

import java.util.Locale;

/** What became of a raw record. */
public enum TransformOutcome {
    ENRICHED,
    DELETED,
    QUARANTINED;

    /** The outcome as it stands in metric tags and JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
