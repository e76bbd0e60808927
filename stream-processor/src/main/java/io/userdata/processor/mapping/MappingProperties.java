package io.userdata.processor.mapping;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mappings of all sources, under {@code mappings.<source>}; plain texts, so that they travel to Spark's executors.
 *
 * @param mappings by the name of the source
 */
@ConfigurationProperties
public record MappingProperties(@DefaultValue Map<String, Source> mappings) implements Serializable {
    private static final long serialVersionUID = 1L;

    public MappingProperties {
        mappings = Map.copyOf(mappings);
        mappings.forEach((name, source) -> source.compile(name));
    }

    /** Makes the mappings ready for use. */
    public Mappings compile() {
        Map<String, SourceMapping> compiled = new java.util.HashMap<>();
        mappings.forEach((name, source) -> compiled.put(name, source.compile(name)));
        return new Mappings(compiled);
    }

    /**
     * The mapping of one source.
     *
     * @param fields canonical field to where it stands: {@code /a/b}, {@code /a | /b} or <code>{/a} {/b}</code>
     * @param defaults canonical field to what it is where the source gives nothing
     */
    public record Source(
            @DefaultValue Map<String, String> fields,
            @DefaultValue Map<String, String> defaults) implements Serializable {
        private static final long serialVersionUID = 1L;

        public Source {
            fields = Map.copyOf(fields);
            defaults = Map.copyOf(defaults);
        }

        private SourceMapping compile(String name) {
            return new SourceMapping(
                    byField("mappings." + name + ".fields.", fields, FieldExpression::parse),
                    byField("mappings." + name + ".defaults.", defaults, Function.identity()));
        }

        private static <T> Map<CanonicalField, T> byField(
                String prefix, Map<String, String> texts, Function<String, T> parser) {
            Map<CanonicalField, T> byField = new EnumMap<>(CanonicalField.class);
            texts.forEach((path, text) -> byField.put(field(prefix, path), parse(prefix + path, text, parser)));
            return byField;
        }

        private static CanonicalField field(String prefix, String path) {
            return CanonicalField.of(path)
                    .orElseThrow(() -> new IllegalArgumentException(prefix + path + " is no canonical field; there are "
                            + java.util.Arrays.stream(CanonicalField.values())
                                    .map(CanonicalField::path)
                                    .toList()));
        }

        private static <T> T parse(String key, String text, Function<String, T> parser) {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + " '" + text + "' " + e.getMessage(), e);
            }
        }
    }
}
