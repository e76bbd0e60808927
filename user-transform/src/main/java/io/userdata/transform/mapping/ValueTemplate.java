package io.userdata.transform.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@link ValuePath}, or a text with such paths in braces, such as <code>{/number} {/street}</code>. */
final class ValueTemplate {
    private static final Pattern PART = Pattern.compile("\\G(?:\\{([^{}]*)}|([^{}]+))");

    private final List<Part> parts;

    private ValueTemplate(List<Part> parts) {
        this.parts = parts;
    }

    static ValueTemplate parse(String text) {
        if (text.startsWith("/")) {
            return new ValueTemplate(List.of(new Part(ValuePath.parse(text), "")));
        }
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(part(matcher.group(1), matcher.group(2)));
            end = matcher.end();
        }
        if (end != text.length() || parts.stream().allMatch(part -> part.path() == null)) {
            throw new IllegalArgumentException("is neither a JSON pointer nor a text with pointers in braces");
        }
        return new ValueTemplate(List.copyOf(parts));
    }

    private static Part part(@Nullable String path, @Nullable String literal) {
        return path == null ? new Part(null, literal == null ? "" : literal) : new Part(ValuePath.parse(path), "");
    }

    Stream<ValuePath> paths() {
        return parts.stream().map(Part::path).filter(Objects::nonNull);
    }

    /** A path that leads nowhere leaves no trace; when all of them do, nothing is found. */
    FieldValue read(Payload payload, Set<ValueType> types) {
        return parts.size() == 1 ? parts.get(0).read(payload, types) : together(payload, types);
    }

    private FieldValue together(Payload payload, Set<ValueType> types) {
        StringBuilder text = new StringBuilder();
        boolean found = false;
        for (Part part : parts) {
            FieldValue value = part.read(payload, types);
            if (value.changedAt() != null) {
                return value;
            }
            found |= part.path() != null && value.text() != null;
            text.append(value.text() == null ? "" : value.text());
        }
        return found ? FieldValue.text(text.toString()) : FieldValue.NOTHING;
    }

    private record Part(@Nullable ValuePath path, String literal) {
        FieldValue read(Payload payload, Set<ValueType> types) {
            return path == null ? new FieldValue(literal, null) : FieldValue.at(path, payload, types);
        }
    }
}
