package io.userdata.localstack.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of run that the launcher asks for. */
public enum RunKind {
    POLL,
    BACKFILL;

    /** The kind as it stands in JSON and on the command line. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
