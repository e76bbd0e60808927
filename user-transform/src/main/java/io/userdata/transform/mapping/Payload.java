package io.userdata.transform.mapping;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Of a source's record, the values that its mapping reads and the names of the fields that it does not know. */
public final class Payload {
    private final Map<ValuePath, Place> places;
    private final @Nullable JsonNode[] values;
    private final Set<String> unknown;

    /**
     * Makes one.
     *
     * @param places of every path that will be asked for
     * @param values by the number of their shape; null where there is none
     * @param unknown paths of fields that the mapping does not name
     */
    Payload(Map<ValuePath, Place> places, @Nullable JsonNode[] values, Set<String> unknown) {
        this.places = places;
        this.values = values;
        this.unknown = unknown;
    }

    /** Passes over a value that no mapping reads; a number that no number has room for is refused all the same. */
    public static void skip(JsonParser parser) {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case VALUE_NUMBER_INT -> parser.getNumberValue();
                case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
                default -> {}
            }
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }

    /** The value where a path leads; a missing node where there is none. */
    JsonNode at(ValuePath path) {
        return Objects.requireNonNull(places.get(path), path.text()).in(values);
    }

    /** The paths of fields that the mapping does not name, each once. */
    Set<String> unknown() {
        return unknown;
    }

    /**
     * Where a path's value is found: in which value that was kept, and how to go on from there.
     *
     * @param number of the shape whose value was kept
     */
    record Place(int number, JsonPointer rest, ValuePath.@Nullable Choice choice) {
        private JsonNode in(@Nullable JsonNode[] values) {
            JsonNode kept = values[number];
            if (kept == null) {
                return MissingNode.getInstance();
            }
            JsonNode node = rest.matches() ? kept : kept.at(rest);
            return choice == null ? node : choice.in(node);
        }
    }
}
