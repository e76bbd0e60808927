package io.userdata.transform.mapping;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a source's record holds where a field was looked for.
 *
 * @param text a text, or a number as it was written; null where there is nothing, null or blank
 * @param changedAt where a value of another type stands than was expected; null: nowhere
 */
record FieldValue(@Nullable String text, @Nullable String changedAt) {
    static final FieldValue NOTHING = new FieldValue(null, null);

    static FieldValue text(String text) {
        return text.isBlank() ? NOTHING : new FieldValue(text, null);
    }

    static FieldValue at(ValuePath path, Payload payload, Set<ValueType> types) {
        JsonNode node = payload.at(path);
        if (node.isMissingNode() || node.isNull()) {
            return NOTHING;
        }
        return ValueType.isOneOf(types, node) ? text(node.asString()) : new FieldValue(null, path.text());
    }
}
