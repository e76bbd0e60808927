package io.userdata.processor.mapping;

import io.userdata.events.user.Issue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How the records of one source become canonical fields. */
public final class SourceMapping {
    private final Map<CanonicalField, FieldExpression> fields;
    private final Map<CanonicalField, String> defaults;

    SourceMapping(Map<CanonicalField, FieldExpression> fields, Map<CanonicalField, String> defaults) {
        this.fields = fields;
        this.defaults = defaults;
    }

    /** Reads every configured field; one of a wrong type is left out and named by the issue {@code WRONG_TYPE}. */
    public MappedUser map(JsonNode payload) {
        Map<CanonicalField, String> texts = new EnumMap<>(CanonicalField.class);
        texts.putAll(defaults);
        List<Issue> issues = new ArrayList<>();
        fields.forEach((field, expression) -> {
            Found found = expression.read(payload);
            if (found.text() != null) {
                texts.put(field, found.text());
            } else if (found.wrongType()) {
                issues.add(new Issue("WRONG_TYPE", field.path()));
            }
        });
        return new MappedUser(texts, issues);
    }
}
