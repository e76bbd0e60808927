package io.userdata.events.quarantine;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a record left the flow. */
public enum QuarantineStage {
    INGEST,
    PROCESSOR,
    STORAGE;

    /** The stage as it stands in headers, JSON and the database. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the stage of a text that {@link #text()} gave; throws IllegalArgumentException for any other. */
    public static QuarantineStage of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
