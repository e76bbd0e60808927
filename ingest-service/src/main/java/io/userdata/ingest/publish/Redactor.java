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
    /** Removes the fields where they are configured to be. */
    void apply(JsonNode record) {
        for (JsonPointer pointer : pointers) {
            if (record.at(pointer.head()) instanceof ObjectNode holder) {
                holder.remove(pointer.last().getMatchingProperty());
            }
        }
    }

    /** Removes the fields by name wherever they are: a record of unexpected shape may hold them elsewhere. */
    void applyAnywhere(JsonNode record) {
        for (JsonPointer pointer : pointers) {
            removeNamed(record, pointer.last().getMatchingProperty());
        }
    }

    /** A text in which no field can be found: all of its letters and digits are hidden, if any field is to be. */
    String masked(String text) {
        return pointers.isEmpty() ? text : text.replaceAll("\\p{N}", "0").replaceAll("\\p{L}", "x");
    }

    private static void removeNamed(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            object.remove(name);
        }
        node.forEach(child -> removeNamed(child, name));
    }
}
