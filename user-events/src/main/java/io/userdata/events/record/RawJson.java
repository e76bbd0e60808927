package io.userdata.events.record;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A JSON value kept as its text, so that a source's record travels without being interpreted.
 *
 * @param json one well-formed JSON value
 */
public record RawJson(@JsonValue @JsonRawValue String json) {
    /** The length only: the text is personal data. */
    @Override
    public String toString() {
        return "RawJson[" + json.length() + " characters]";
    }
}
