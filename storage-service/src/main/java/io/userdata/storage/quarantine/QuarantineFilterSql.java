package io.userdata.storage.quarantine;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A WHERE clause of what is asked for. */
final class QuarantineFilterSql {
    private final StringJoiner text = new StringJoiner(" AND ").setEmptyValue("true");
    private final Map<String, Object> parameters = new HashMap<>();

    /** Adds a condition unless its value is null. */
    QuarantineFilterSql and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            text.add(condition);
            parameters.put(name, value);
        }
        return this;
    }

    QuarantineFilterSql and(String condition) {
        text.add(condition);
        return this;
    }

    String text() {
        return text.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
