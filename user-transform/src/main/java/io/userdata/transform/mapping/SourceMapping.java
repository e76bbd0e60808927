package io.userdata.transform.mapping;

import io.userdata.events.user.Issue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;

/** How the records of one source become canonical fields. */
public final class SourceMapping {
    private final String source;
    private final List<FieldMapping> fields;
    private final Map<CanonicalField, String> defaults;
    private final Unknown unknown;
    private final boolean usernameSuffices;
    private final PayloadReader reader;

    SourceMapping(
            String source,
            List<FieldMapping> fields,
            Map<CanonicalField, String> defaults,
            Unknown unknown,
            boolean usernameSuffices) {
        this.source = source;
        this.fields = fields;
        this.defaults = defaults;
        this.unknown = unknown;
        this.reader = new PayloadReader(
                unknown.shape(),
                fields.stream().flatMap(field -> field.expression().paths()).toList(),
                unknown.policy() != DriftPolicy.IGNORE);
        this.usernameSuffices = usernameSuffices;
    }

    /** Whether a user name alone makes a record of this source a user. */
    public boolean usernameSuffices() {
        return usernameSuffices;
    }

    /**
     * Reads a payload as far as this mapping looks at it.
     *
     * @param parser stands at the beginning of the payload, and afterwards at its end
     * @throws tools.jackson.core.JacksonException where it cannot be read
     */
    public Payload read(JsonParser parser) {
        return reader.read(parser);
    }

    /**
     * Reads every configured field; one of another type is left out and treated as its policy says.
     *
     * @param drifts is told of every drift that is not ignored
     * @throws DriftedRecordException where a policy sends the record to quarantine
     */
    public MappedUser map(Payload payload, DriftListener drifts) {
        if (unknown.policy() != DriftPolicy.IGNORE) {
            payload.unknown()
                    .forEach(path ->
                            tell(new SchemaDrift(source, SchemaDrift.Kind.UNKNOWN, path), unknown.policy(), drifts));
        }
        Map<CanonicalField, String> texts = new EnumMap<>(CanonicalField.class);
        texts.putAll(defaults);
        List<Issue> issues = new ArrayList<>();
        for (FieldMapping mapping : fields) {
            FieldValue found = mapping.expression().read(payload, mapping.types());
            if (found.text() != null) {
                texts.put(mapping.field(), found.text());
            } else if (found.changedAt() != null && mapping.drift() != DriftPolicy.IGNORE) {
                issues.add(new Issue("WRONG_TYPE", mapping.field().path()));
                tell(new SchemaDrift(source, SchemaDrift.Kind.CHANGED, found.changedAt()), mapping.drift(), drifts);
            }
        }
        return new MappedUser(texts, issues);
    }

    private static void tell(SchemaDrift drift, DriftPolicy policy, DriftListener drifts) {
        drifts.met(drift);
        if (policy == DriftPolicy.QUARANTINE) {
            throw new DriftedRecordException(drift);
        }
    }

    /** Where a field stands, of which types it is there, and what happens when it is not. */
    record FieldMapping(CanonicalField field, FieldExpression expression, Set<ValueType> types, DriftPolicy drift) {}

    /** What the mapping names, and what happens to a record with more. */
    record Unknown(FieldTree shape, DriftPolicy policy) {}
}
