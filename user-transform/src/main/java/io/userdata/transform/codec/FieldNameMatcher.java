package io.userdata.transform.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The names of an object's fields, recognized by their bytes. */
final class FieldNameMatcher<F extends Named> {
    private final List<F> fields;
    private final PropertyNameMatcher matcher;

    FieldNameMatcher(F[] fields) {
        this.fields = List.of(fields);
        this.matcher = new JsonFactory().constructNameMatcher(List.<Named>copyOf(this.fields), true);
    }

    /**
     * Goes on to the next name of an object; null at its end.
     *
     * @throws IllegalStateException at a name that is none of these
     */
    @Nullable
    F next(JsonParser parser) {
        int match = parser.nextNameMatch(matcher);
        if (match >= 0) {
            return fields.get(match);
        }
        if (match != PropertyNameMatcher.MATCH_END_OBJECT) {
            throw new IllegalStateException();
        }
        return null;
    }
}
