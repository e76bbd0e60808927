package io.userdata.events.record;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a record says about its user: this is its state, or it is gone. */
public enum Operation {
    UPSERT,
    DELETE;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The operation as it stands in JSON: {@code upsert} or {@code delete}. */
    @JsonValue
    public String text() {
        return text;
    }
}
