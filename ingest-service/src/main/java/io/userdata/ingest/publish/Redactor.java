package io.userdata.ingest.publish;

import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of a record what must not travel.
 *
 * @param pointers to the fields
 */
record Redactor(List<JsonPointer> pointers) {
    /** Removes the fields where they are configured to be, and returns whether there were any. */
    boolean apply(JsonNode record) {
        boolean removed = false;
        for (JsonPointer pointer : pointers) {
            if (record.at(pointer.head()) instanceof ObjectNode holder) {
                removed |= holder.remove(pointer.last().getMatchingProperty()) != null;
            }
        }
        return removed;
    }

    /**
     * Removes the fields by name wherever they are, as a record of unexpected shape may hold them elsewhere, and returns
     * whether there were any.
     */
    boolean applyAnywhere(JsonNode record) {
        boolean removed = false;
        for (JsonPointer pointer : pointers) {
            removed |= removeNamed(record, pointer.last().getMatchingProperty());
        }
        return removed;
    }

    /** A text in which no field can be found: all of its letters and digits are hidden, if any field is to be. */
    String masked(String text) {
        return pointers.isEmpty() ? text : text.replaceAll("\\p{N}", "0").replaceAll("\\p{L}", "x");
    }

    private static boolean removeNamed(JsonNode node, String name) {
        boolean removed = node instanceof ObjectNode object && object.remove(name) != null;
        for (JsonNode child : node) {
            removed |= removeNamed(child, name);
        }
        return removed;
    }
}
