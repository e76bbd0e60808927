package io.userdata.processor.mapping;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        mappings.forEach((name, source) -> new MappingCompiler(name, source).compile());
    }

    /** Makes the mappings ready for use. */
    public MappingRegistry compile() {
        Map<String, SourceMapping> compiled = new HashMap<>();
        mappings.forEach((name, source) -> compiled.put(name, new MappingCompiler(name, source).compile()));
        return new MappingRegistry(compiled);
    }

    /**
     * The mapping of one source.
     *
     * @param fields canonical field to where it stands: {@code /a/b}, {@code /a | /b} or <code>{/a} {/b}</code>
     * @param defaults canonical field to what it is where the source gives nothing
     * @param types canonical field to the types it may have at the source; without an entry {@code string | number}
     * @param drift canonical field to what happens when it has another type; without an entry {@code warn}
     * @param unknown what happens when a record has a field that no mapping reads
     * @param known pointers to fields that are left unread on purpose, with all that is below them
     * @param usernameSuffices whether a record with a user name, but neither a name nor an e-mail address, is a user
     */
    public record Source(
            @DefaultValue Map<String, String> fields,
            @DefaultValue Map<String, String> defaults,
            @DefaultValue Map<String, String> types,
            @DefaultValue Map<String, String> drift,
            @DefaultValue("warn") DriftPolicy unknown,
            @DefaultValue List<String> known,
            @DefaultValue("false") boolean usernameSuffices)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        public Source {
            fields = Map.copyOf(fields);
            defaults = Map.copyOf(defaults);
            types = Map.copyOf(types);
            drift = Map.copyOf(drift);
            known = List.copyOf(known);
        }
    }
}
