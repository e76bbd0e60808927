package io.userdata.processor.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A JSON pointer (RFC 6901), or a text with pointers in braces, such as <code>{/number} {/street}</code>. */
final class Template {
    private static final Pattern PART = Pattern.compile("\\G(?:\\{([^{}]*)}|([^{}]+))");

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    static Template parse(String text) {
        if (text.startsWith("/")) {
            return new Template(List.of(new Part(JsonPointer.compile(text), "")));
        }
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(part(matcher.group(1), matcher.group(2)));
            end = matcher.end();
        }
        if (end != text.length() || parts.stream().allMatch(part -> part.pointer() == null)) {
            throw new IllegalArgumentException("is neither a JSON pointer nor a text with pointers in braces");
        }
        return new Template(List.copyOf(parts));
    }

    private static Part part(@Nullable String pointer, @Nullable String literal) {
        return pointer == null
                ? new Part(null, literal == null ? "" : literal)
                : new Part(JsonPointer.compile(pointer), "");
    }

    /** A pointer that leads nowhere leaves no trace; when all of them do, nothing is found. */
    Found read(JsonNode payload) {
        StringBuilder text = new StringBuilder();
        boolean found = false;
        for (Part part : parts) {
            Found value = part.read(payload);
            if (value.wrongType()) {
                return value;
            }
            found |= part.pointer() != null && value.text() != null;
            text.append(value.text() == null ? "" : value.text());
        }
        return found ? Found.text(text.toString()) : Found.NOTHING;
    }

    private record Part(@Nullable JsonPointer pointer, String literal) {
        Found read(JsonNode payload) {
            return pointer == null ? new Found(literal, false) : Found.of(payload.at(pointer));
        }
    }
}
