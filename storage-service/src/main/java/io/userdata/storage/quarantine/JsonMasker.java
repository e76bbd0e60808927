package io.userdata.storage.quarantine;

import io.userdata.starter.json.EventMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the shape of a record without what it says: values are masked, and odd names too. */
public final class JsonMasker {
    private static final JsonMapper JSON = EventMapper.create();
    private static final String MASK = "***";
    private static final Set<String> HEAD = Set.of(
            "eventId",
            "coordinates",
            "source",
            "userId",
            "lane",
            "operation",
            "observedAt",
            "fetchedAt",
            "revision",
            "page");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,40}");

    private JsonMasker() {}

    /** Returns the masked text; empty for bytes that are not JSON. */
    public static Optional<String> of(byte[] bytes) {
        return masked(bytes, JsonMasker::masked);
    }

    /** The same of a record that a service of this suite wrote: its head is shown. */
    public static Optional<String> ofRecord(byte[] bytes) {
        return masked(bytes, root -> root instanceof ObjectNode object ? record(object) : masked(root));
    }

    private static Optional<String> masked(byte[] bytes, UnaryOperator<JsonNode> mask) {
        try {
            return Optional.of(JSON.writeValueAsString(mask.apply(JSON.readTree(bytes))));
        } catch (JacksonException | ArithmeticException | NumberFormatException e) {
            return Optional.empty(); // what cannot be read cannot be masked in part
        }
    }

    private static JsonNode record(ObjectNode root) {
        ObjectNode shown = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            shown.set(
                    name(field.getKey()), HEAD.contains(field.getKey()) ? field.getValue() : masked(field.getValue()));
        }
        return shown;
    }

    private static JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode shown = JSON.createObjectNode();
            object.properties().forEach(field -> shown.set(name(field.getKey()), masked(field.getValue())));
            return shown;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode shown = JSON.createArrayNode();
            array.forEach(item -> shown.add(masked(item)));
            return shown;
        }
        return node.isNull() ? node : JSON.getNodeFactory().stringNode(MASK);
    }

    private static String name(String name) {
        return NAME.matcher(name).matches() ? name : MASK;
    }
}
