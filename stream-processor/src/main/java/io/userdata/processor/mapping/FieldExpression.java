package io.userdata.processor.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Where in a source's record a field stands: pointers or templates, tried in turn, such as {@code /mail | /email}. */
final class FieldExpression {
    private static final Pattern OR = Pattern.compile("\\s+\\|(?:\\s+|$)");

    private final List<Template> alternatives;

    private FieldExpression(List<Template> alternatives) {
        this.alternatives = alternatives;
    }

    static FieldExpression parse(String text) {
        return new FieldExpression(Arrays.stream(OR.split(text.strip(), -1))
                .map(String::strip)
                .map(Template::parse)
                .toList());
    }

    /** Returns the first text; without one, whether something of a wrong type was met. */
    Found read(JsonNode payload) {
        Found best = Found.NOTHING;
        for (Template alternative : alternatives) {
            Found found = alternative.read(payload);
            if (found.text() != null) {
                return found;
            }
            best = found.wrongType() ? found : best;
        }
        return best;
    }
}
