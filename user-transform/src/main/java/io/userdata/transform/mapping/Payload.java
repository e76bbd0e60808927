package io.userdata.transform.mapping;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A source's record, as far as a mapping looks at it. */
public abstract sealed class Payload permits WholePayload, SelectedPayload {
    /** Returns a record of which everything has been read. */
    public static Payload of(JsonNode tree) {
        return new WholePayload(tree);
    }

    /** The value where a path leads; a missing node where there is none. */
    abstract JsonNode at(ValuePath path);

    /** The paths of fields without a place in a shape, each once. */
    abstract Set<String> unknown(FieldTree shape);
}
