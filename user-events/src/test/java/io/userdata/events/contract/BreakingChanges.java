package io.userdata.events.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Finds what would break a client that reads or wrote records under the frozen schema: a field gone, renamed or of
 * another kind, a field required now or no longer, a bound or a vocabulary that is not the same. A new optional field
 * breaks no client.
 */
final class BreakingChanges {
    private static final Set<String> FREE = Set.of("$id", "$schema", "title", "description", "properties", "required");

    private final List<String> found = new ArrayList<>();

    private BreakingChanges() {}

    static List<String> between(JsonNode frozen, JsonNode now) {
        BreakingChanges changes = new BreakingChanges();
        changes.compare("", frozen, now);
        return changes.found;
    }

    private void compare(String path, JsonNode frozen, JsonNode now) {
        if (!frozen.isObject() || !now.isObject()) {
            if (!frozen.equals(now)) {
                found.add(path + " was " + frozen + " and is " + now);
            }
            return;
        }
        keywords(path, frozen, now);
        required(path, frozen.path("required"), now.path("required"));
        properties(path, frozen.path("properties"), now.path("properties"));
    }

    private void keywords(String path, JsonNode frozen, JsonNode now) {
        Set<String> names = new TreeSet<>(frozen.propertyNames());
        names.addAll(now.propertyNames());
        names.removeAll(FREE);
        for (String name : names) {
            compare(path + "/" + name, frozen.path(name), now.path(name));
        }
    }

    private void required(String path, JsonNode frozen, JsonNode now) {
        Set<String> before = texts(frozen);
        Set<String> after = texts(now);
        if (!before.equals(after)) {
            found.add(path + "/required was " + before + " and is " + after);
        }
    }

    private void properties(String path, JsonNode frozen, JsonNode now) {
        for (String name : frozen.propertyNames()) {
            String property = path + "/" + name;
            if (now.has(name)) {
                compare(property, frozen.path(name), now.path(name));
            } else {
                found.add(property + " is gone");
            }
        }
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }
}
