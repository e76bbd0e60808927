package io.userdata.events.user;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The canonical vocabulary of gender; what a source says beyond it becomes an issue. */
public enum Gender {
    FEMALE,
    MALE,
    OTHER;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The gender as it stands in JSON and in the database. */
    @JsonValue
    public String text() {
        return text;
    }
}
