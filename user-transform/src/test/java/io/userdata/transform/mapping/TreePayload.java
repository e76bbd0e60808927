package io.userdata.transform.mapping;

import io.userdata.transform.mapping.Payload.Place;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A payload of which everything was kept: what a mapping reads of the tree is what it must read of the tokens. */
final class TreePayload {
    private TreePayload() {}

    static Payload of(JsonNode tree) {
        return new Payload(new InTree(), new JsonNode[] {tree}, Set.of());
    }

    /** The payload with the fields that a definition does not name. */
    static Payload of(JsonNode tree, MappingDefinition definition) {
        FieldTree known = new FieldTree();
        definition.fields().values().stream()
                .flatMap(text -> FieldExpression.parse(text).paths())
                .forEach(known::add);
        definition.known().forEach(pointer -> known.addWhole(JsonPointer.compile(pointer)));
        Set<String> unknown = new LinkedHashSet<>();
        if (!known.knows(tree)) {
            known.find(tree, unknown);
        }
        return new Payload(new InTree(), new JsonNode[] {tree}, unknown);
    }

    /** Every path begins at the root. */
    private static final class InTree extends AbstractMap<ValuePath, Place> {
        @Override
        public @Nullable Place get(Object key) {
            return key instanceof ValuePath path ? new Place(0, path.start(), path.choice()) : null;
        }

        @Override
        public Set<Map.Entry<ValuePath, Place>> entrySet() {
            return Set.of();
        }
    }
}
