package io.userdata.transform.mapping;

import io.userdata.transform.mapping.SourceMapping.FieldMapping;
import io.userdata.transform.mapping.SourceMapping.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonPointer;

/** Makes the mapping of one source ready for use; what is wrong is named by its key. */
final class MappingCompiler {
    private final String name;
    private final String prefix;
    private final MappingDefinition source;

    MappingCompiler(String name, MappingDefinition source) {
        this.name = name;
        this.prefix = "mappings." + name + ".";
        this.source = source;
    }

    SourceMapping compile() {
        Map<CanonicalField, FieldExpression> expressions = byField("fields.", source.fields(), FieldExpression::parse);
        Map<CanonicalField, Set<ValueType>> types = byField("types.", source.types(), ValueType::parse);
        Map<CanonicalField, DriftPolicy> drift = byField("drift.", source.drift(), MappingCompiler::policy);
        List<FieldMapping> fields = new ArrayList<>();
        expressions.forEach((field, expression) -> fields.add(new FieldMapping(
                field,
                expression,
                types.getOrDefault(field, ValueType.TEXT_OR_NUMBER),
                drift.getOrDefault(field, DriftPolicy.WARN))));
        return new SourceMapping(
                name,
                fields,
                byField("defaults.", source.defaults(), Function.identity()),
                new Unknown(shape(expressions), source.unknown()),
                source.usernameSuffices());
    }

    private FieldTree shape(Map<CanonicalField, FieldExpression> expressions) {
        FieldTree shape = new FieldTree();
        expressions.values().stream().flatMap(FieldExpression::paths).forEach(shape::add);
        source.known().forEach(path -> shape.addWhole(parse(prefix + "known", path, JsonPointer::compile)));
        return shape;
    }

    private <T> Map<CanonicalField, T> byField(String part, Map<String, String> texts, Function<String, T> parser) {
        Map<CanonicalField, T> byField = new EnumMap<>(CanonicalField.class);
        texts.forEach((path, text) -> {
            String key = prefix + part + path;
            byField.put(field(key, path), parse(key, text, parser));
        });
        return byField;
    }

    private static CanonicalField field(String key, String path) {
        return CanonicalField.of(path)
                .orElseThrow(() -> new IllegalArgumentException(key + " is no canonical field; there are "
                        + Arrays.stream(CanonicalField.values())
                                .map(CanonicalField::path)
                                .toList()));
    }

    private static DriftPolicy policy(String text) {
        return Arrays.stream(DriftPolicy.values())
                .filter(policy -> policy.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "is none of " + Arrays.toString(DriftPolicy.values()).toLowerCase(Locale.ROOT)));
    }

    private static <T> T parse(String key, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " '" + text + "' " + e.getMessage(), e);
        }
    }
}
