package io.userdata.events.user;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The canonical vocabulary of gender; what a source says beyond it becomes an issue. */
public enum Gender {
    FEMALE,
    MALE,
    OTHER;

    /** The gender as it stands in JSON and in the database. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
