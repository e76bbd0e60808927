package io.userdata.transform.mapping;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A source's record as a tree. */
final class WholePayload extends Payload {
    private final JsonNode tree;

    WholePayload(JsonNode tree) {
        this.tree = tree;
    }

    @Override
    JsonNode at(ValuePath path) {
        return path.in(tree);
    }

    @Override
    Set<String> unknown(FieldTree shape) {
        return shape.unknown(tree);
    }
}
