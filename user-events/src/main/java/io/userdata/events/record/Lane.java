package io.userdata.events.record;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The way a record travels: live records go before backfilled ones at every hop. */
public enum Lane {
    LIVE,
    BACKFILL;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The lane as it stands in JSON, topic names and metric tags: {@code live} or {@code backfill}. */
    @JsonValue
    public String text() {
        return text;
    }
}
