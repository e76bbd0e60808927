package io.userdata.transform.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where in a source's record a field stands: pointers or templates, tried in turn, such as {@code /mail | /email}. */
final class FieldExpression {
    private static final Pattern OR = Pattern.compile("\\s+\\|(?:\\s+|$)");

    private final List<ValueTemplate> alternatives;

    private FieldExpression(List<ValueTemplate> alternatives) {
        this.alternatives = alternatives;
    }

    static FieldExpression parse(String text) {
        return new FieldExpression(Arrays.stream(OR.split(text.strip(), -1))
                .map(String::strip)
                .map(ValueTemplate::parse)
                .toList());
    }

    Stream<ValuePath> paths() {
        return alternatives.stream().flatMap(ValueTemplate::paths);
    }

    /** Returns the first text of one of the types; without one, where something of another type was met. */
    FieldValue read(Payload payload, Set<ValueType> types) {
        FieldValue best = FieldValue.NOTHING;
        for (ValueTemplate alternative : alternatives) {
            FieldValue found = alternative.read(payload, types);
            if (found.text() != null) {
                return found;
            }
            best = found.changedAt() == null ? best : found;
        }
        return best;
    }
}
