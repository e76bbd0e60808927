package io.userdata.transform.mapping;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The types that a field may have at its source; a union is written {@code string | integer}. */
enum ValueType {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN;

    static final Set<ValueType> TEXT_OR_NUMBER = Set.of(STRING, NUMBER);

    static Set<ValueType> parse(String text) {
        Set<ValueType> types = EnumSet.noneOf(ValueType.class);
        for (String name : text.split("\\|", -1)) {
            types.add(of(name.strip()));
        }
        return types;
    }

    private static ValueType of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is no union of " + names()));
    }

    private static String names() {
        return Arrays.toString(values()).toLowerCase(Locale.ROOT);
    }

    /** Whether a union has the type of a value. */
    static boolean isOneOf(Set<ValueType> types, JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> types.contains(STRING);
            case NUMBER -> types.contains(NUMBER) || (types.contains(INTEGER) && node.isIntegralNumber());
            case BOOLEAN -> types.contains(BOOLEAN);
            default -> false;
        };
    }
}
