package io.userdata.processor.mapping;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The fields of a source's record that its mapping names; finds those that it does not. */
final class Shape {
    /** More of one record tell nothing that these do not. */
    private static final int MAX_UNKNOWN = 20;

    private static final String ELEMENT = "*";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$@][\\w.:$-]{0,39}");

    private final Map<String, Shape> children = new HashMap<>();
    private boolean whole;

    void add(ValuePath path) {
        Shape end = add(path.start());
        if (path.choice() != null) {
            Shape element = end.child(ELEMENT);
            element.child(path.choice().name());
            element.add(path.choice().end());
        }
    }

    /** Adds a field with all that is below it. */
    void addWhole(JsonPointer pointer) {
        add(pointer).whole = true;
    }

    private Shape add(JsonPointer pointer) {
        Shape shape = this;
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            shape = shape.child(rest.mayMatchElement() ? ELEMENT : rest.getMatchingProperty());
        }
        return shape;
    }

    private Shape child(String name) {
        return children.computeIfAbsent(name, added -> new Shape());
    }

    /** Returns the paths of fields without a place here, each once; what is below such a field is not looked at. */
    Set<String> unknown(JsonNode payload) {
        if (knows(payload)) {
            return Set.of();
        }
        Set<String> unknown = new LinkedHashSet<>();
        find(payload, "", unknown);
        return unknown;
    }

    /** Most records hold what they always hold: nothing is made for them. */
    private boolean knows(JsonNode node) {
        if (whole || children.isEmpty()) {
            return true;
        }
        if (!node.isObject()) {
            return !node.isArray();
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            Shape known = children.get(field.getKey());
            if (known == null || !known.knows(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private void find(JsonNode node, String path, Set<String> unknown) {
        if (node.isArray()) {
            node.forEach(element -> findIn(children.get(ELEMENT), element, path, ELEMENT, unknown));
        } else {
            node.forEachEntry((name, value) -> findIn(children.get(name), value, path, name, unknown));
        }
    }

    private void findIn(@Nullable Shape known, JsonNode value, String path, String name, Set<String> unknown) {
        if (unknown.size() >= MAX_UNKNOWN) {
            return;
        }
        if (known == null) {
            unknown.add(path + "/" + (NAME.matcher(name).matches() ? name : ELEMENT));
        } else if (!known.whole && !known.children.isEmpty() && value.isContainer()) {
            known.find(value, path + "/" + name, unknown);
        }
    }
}
