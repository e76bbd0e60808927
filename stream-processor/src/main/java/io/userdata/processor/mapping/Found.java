package io.userdata.processor.mapping;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a source's record holds where a field was looked for.
 *
 * @param text a text, or a number as it was written; null where there is nothing, null or blank
 * @param wrongType whether an object, a list or a truth value stands where a text is expected
 */
record Found(@Nullable String text, boolean wrongType) {
    static final Found NOTHING = new Found(null, false);
    static final Found WRONG_TYPE = new Found(null, true);

    static Found text(String text) {
        return text.isBlank() ? NOTHING : new Found(text, false);
    }

    static Found of(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return NOTHING;
        }
        return node.isString() || node.isNumber() ? text(node.asString()) : WRONG_TYPE;
    }
}
