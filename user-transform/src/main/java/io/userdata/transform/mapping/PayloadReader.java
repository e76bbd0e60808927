package io.userdata.transform.mapping;

import io.userdata.transform.mapping.Payload.Place;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** Reads a payload token by token, of which it keeps what a mapping reads and makes nothing of the rest. */
final class PayloadReader {
    private final FieldTree shape;
    private final int shapes;
    private final boolean tellsUnknown;
    private final Map<ValuePath, Place> places = new IdentityHashMap<>();

    /**
     * Makes a reader.
     *
     * @param shape of the payload, complete
     * @param paths that will be asked for
     */
    PayloadReader(FieldTree shape, List<ValuePath> paths, boolean tellsUnknown) {
        this.shape = shape;
        this.shapes = shape.complete();
        this.tellsUnknown = tellsUnknown;
        paths.forEach(path -> places.put(path, shape.place(path)));
    }

    /**
     * Reads the value at which the parser stands.
     *
     * @throws tools.jackson.core.JacksonException where it is no JSON, or a number no number has room for
     */
    Payload read(JsonParser parser) {
        return new Reading(parser).payload();
    }

    /** One payload while it is read. */
    private final class Reading {
        private final JsonParser parser;
        private final @Nullable JsonNode[] values = new JsonNode[shapes];
        private Set<String> unknown = Set.of();

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        Payload payload() {
            read(shape);
            return new Payload(places, values, unknown);
        }

        private void read(FieldTree known) {
            JsonToken token = parser.currentToken();
            if (known.isKept()) {
                JsonNode value = value(token);
                values[known.number()] = value;
                look(known, value);
            } else if (token == JsonToken.START_OBJECT && known.hasChildren()) {
                readFields(known);
            } else if (token == JsonToken.START_ARRAY && known.hasChildren()) {
                look(known, parser.readValueAsTree());
            } else {
                Payload.skip(parser);
            }
        }

        private void readFields(FieldTree known) {
            FieldTree child = known.next(parser);
            while (parser.currentToken() != JsonToken.END_OBJECT) {
                if (child == null) {
                    passOver(known, parser.currentName());
                } else {
                    enter(child);
                    parser.nextToken();
                    read(child);
                }
                child = known.next(parser);
            }
        }

        private void passOver(FieldTree holder, String name) {
            if (tellsUnknown && !holder.isWhole()) {
                holder.addUnknown(name, unknown());
            }
            parser.nextToken();
            Payload.skip(parser);
        }

        /** Of a field that stands twice the last one counts, as it does in a tree: the first one is forgotten. */
        private void enter(FieldTree child) {
            if (values[child.number()] != null) {
                Arrays.fill(values, child.number(), child.end(), null);
                if (!unknown.isEmpty()) {
                    unknown.removeIf(path -> path.startsWith(child.path() + "/"));
                }
            }
            values[child.number()] = MissingNode.getInstance();
        }

        private JsonNode value(JsonToken token) {
            if (token == JsonToken.VALUE_STRING) {
                return JsonNodeFactory.instance.stringNode(parser.getString());
            }
            if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                return JsonNodeFactory.instance.numberNode(parser.getLongValue());
            }
            return token == JsonToken.VALUE_NULL ? JsonNodeFactory.instance.nullNode() : parser.readValueAsTree();
        }

        private void look(FieldTree known, JsonNode value) {
            if (tellsUnknown && value.isContainer() && !known.knows(value)) {
                known.find(value, unknown());
            }
        }

        private Set<String> unknown() {
            if (unknown.isEmpty()) {
                unknown = new LinkedHashSet<>();
            }
            return unknown;
        }
    }
}
