package io.userdata.transform.mapping;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Of a source's record, those values that its mapping reads. */
final class SelectedPayload extends Payload {
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
    SelectedPayload(Map<ValuePath, Place> places, @Nullable JsonNode[] values, Set<String> unknown) {
        this.places = places;
        this.values = values;
        this.unknown = unknown;
    }

    @Override
    JsonNode at(ValuePath path) {
        return Objects.requireNonNull(places.get(path), path.text()).in(values);
    }

    @Override
    Set<String> unknown(FieldTree shape) {
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
