package io.userdata.transform.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A JSON pointer (RFC 6901), or one through the first element of a list that has a given value, such as
 * {@code /emails[primary=true]/value}.
 *
 * @param choice which element; null: the pointer goes straight to its end
 */
record ValuePath(String text, JsonPointer start, @Nullable Choice choice) {
    private static final Pattern CHOICE = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]=]+)=([^\\[\\]]*)](/[^\\[\\]]*)?");

    static ValuePath parse(String text) {
        Matcher matcher = CHOICE.matcher(text);
        if (!matcher.matches()) {
            if (text.matches(".*\\[.*=.*")) {
                throw new IllegalArgumentException("is no pointer through an element such as /list[name=value]/field");
            }
            return new ValuePath(text, JsonPointer.compile(text), null);
        }
        String end = matcher.group(4) == null ? "" : matcher.group(4);
        Choice choice = new Choice(matcher.group(2), matcher.group(3), JsonPointer.compile(end));
        return new ValuePath(text, JsonPointer.compile(matcher.group(1)), choice);
    }

    /** The element in which {@code name} is {@code value}, capitals or not, and where to go from there. */
    record Choice(String name, String value, JsonPointer end) {
        JsonNode in(JsonNode list) {
            for (JsonNode element : list) {
                if (element.path(name).asString("").equalsIgnoreCase(value)) {
                    return element.at(end);
                }
            }
            return list.path(-1); // of no list: the missing node
        }
    }
}
