package io.userdata.transform.mapping;

import java.io.Serializable;
import java.util.Locale;

/**
 * A place where a source's record has another shape than its mapping expects.
 *
 * @param path JSON pointer; names that look like data and not like names are {@code *}
 */
public record SchemaDrift(String source, Kind kind, String path) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What is different. */
    public enum Kind {
        /** A mapped field holds a value of another type. */
        CHANGED,
        /** The mapping names no such field. */
        UNKNOWN;

        /** The kind as it stands in metric tags and JSON. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
