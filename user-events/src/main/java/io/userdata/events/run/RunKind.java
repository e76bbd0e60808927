package io.userdata.events.run;

import com.fasterxml.jackson.annotation.JsonValue;
import io.userdata.events.record.Lane;
import java.util.Locale;

/** What a run does, and so which lane its records travel. */
public enum RunKind {
    POLL,
    BACKFILL,
    REPLAY,
    PUSH;

    /** The kind as it stands in JSON. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Live for what has just been polled or pushed, backfill for what is brought in afterwards. */
    public Lane lane() {
        return switch (this) {
            case POLL, PUSH -> Lane.LIVE;
            case BACKFILL, REPLAY -> Lane.BACKFILL;
        };
    }
}
