package io.userdata.transform.mapping;

import io.userdata.transform.mapping.Payload.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;
import tools.jackson.databind.JsonNode;

/** The fields of a source's record that its mapping names; finds those that it does not. */
final class FieldTree {
    /** More of one record tell nothing that these do not. */
    private static final int MAX_UNKNOWN = 20;

    private static final JsonFactory JSON = new JsonFactory();
    private static final String ELEMENT = "*";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$@][\\w.:$-]{0,39}");

    private final String path;
    private final Map<String, FieldTree> children = new HashMap<>();
    private boolean whole;
    private boolean kept;
    private int number;
    private int end;
    private List<FieldTree> byMatch = List.of();
    private PropertyNameMatcher names = JSON.constructNameMatcher(List.of(), false);

    /** Makes that of a record without fields. */
    FieldTree() {
        this("");
    }

    private FieldTree(String path) {
        this.path = path;
    }

    void add(ValuePath added) {
        keep(added.start());
        FieldTree end = add(added.start());
        if (added.choice() != null) {
            FieldTree element = end.added(ELEMENT);
            element.added(added.choice().name());
            element.add(added.choice().end());
        }
    }

    /** Adds a field with all that is below it. */
    void addWhole(JsonPointer pointer) {
        add(pointer).whole = true;
    }

    private FieldTree add(JsonPointer pointer) {
        FieldTree shape = this;
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            shape = shape.added(rest.mayMatchElement() ? ELEMENT : rest.getMatchingProperty());
        }
        return shape;
    }

    /** What stands before the first element of a list is kept with all that is in it. */
    private void keep(JsonPointer pointer) {
        FieldTree shape = this;
        for (JsonPointer rest = pointer; !rest.matches() && !rest.mayMatchElement(); rest = rest.tail()) {
            shape = shape.added(rest.getMatchingProperty());
        }
        shape.kept = true;
    }

    private FieldTree added(String name) {
        return children.computeIfAbsent(name, added -> new FieldTree(path + "/" + name));
    }

    /** Makes it ready for {@link #next}, with a number for every shape, and returns their count. */
    int complete() {
        return complete(0, false);
    }

    private int complete(int first, boolean inWhole) {
        number = first;
        whole |= inWhole;
        byMatch = List.copyOf(children.values());
        names = JSON.constructNameMatcher(
                children.keySet().stream().map(Named::fromString).toList(), false);
        int count = first + 1;
        for (FieldTree child : byMatch) {
            count = child.complete(count, whole);
        }
        end = count;
        return count;
    }

    /**
     * Goes on to the next name of an object.
     *
     * @return the shape of the field; null for a field without one, and at the end of the object
     */
    @Nullable
    FieldTree next(JsonParser parser) {
        int match = parser.nextNameMatch(names);
        return match < 0 ? null : byMatch.get(match);
    }

    int number() {
        return number;
    }

    /** The number behind those of all shapes below this one. */
    int end() {
        return end;
    }

    String path() {
        return path;
    }

    /** Whether all that is below is known. */
    boolean isWhole() {
        return whole;
    }

    /** Whether a mapping reads its value, or something in it. */
    boolean isKept() {
        return kept;
    }

    boolean hasChildren() {
        return !children.isEmpty();
    }

    /** Returns the first value on a path that is kept, and how the path goes on from there. */
    Place place(ValuePath added) {
        FieldTree shape = this;
        JsonPointer rest = added.start();
        for (; !shape.kept; rest = rest.tail()) {
            shape = Objects.requireNonNull(shape.children.get(rest.getMatchingProperty()), added.text());
        }
        return new Place(shape.number, rest, added.choice());
    }

    /** Most records hold what they always hold: nothing is made for them. */
    boolean knows(JsonNode node) {
        if (whole || children.isEmpty()) {
            return true;
        }
        if (!node.isObject()) {
            return !node.isArray();
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            FieldTree known = children.get(field.getKey());
            if (known == null || !known.knows(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Adds the paths of fields without a place here. */
    void find(JsonNode node, Set<String> unknown) {
        if (node.isArray()) {
            node.forEach(element -> findIn(children.get(ELEMENT), element, ELEMENT, unknown));
        } else {
            node.forEachEntry((name, value) -> findIn(children.get(name), value, name, unknown));
        }
    }

    private void findIn(@Nullable FieldTree known, JsonNode value, String name, Set<String> unknown) {
        if (known == null) {
            addUnknown(name, unknown);
        } else if (!known.whole && !known.children.isEmpty() && value.isContainer()) {
            known.find(value, unknown);
        }
    }

    /** Adds the path of a field that has no place here, its name only where it looks like one. */
    void addUnknown(String name, Set<String> unknown) {
        if (unknown.size() < MAX_UNKNOWN) {
            unknown.add(path + "/" + (NAME.matcher(name).matches() ? name : ELEMENT));
        }
    }
}
