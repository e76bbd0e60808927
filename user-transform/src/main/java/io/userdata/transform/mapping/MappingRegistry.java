package io.userdata.transform.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The mappings of all sources, ready for use. */
public final class MappingRegistry {
    private final Map<String, SourceMapping> bySource;

    private MappingRegistry(Map<String, SourceMapping> bySource) {
        this.bySource = bySource;
    }

    /**
     * Makes definitions ready for use.
     *
     * @param definitions by the name of their source
     * @throws IllegalArgumentException for a definition that is not right; its message names the key
     */
    public static MappingRegistry of(Map<String, MappingDefinition> definitions) {
        Map<String, SourceMapping> compiled = new HashMap<>();
        definitions.forEach(
                (source, definition) -> compiled.put(source, new MappingCompiler(source, definition).compile()));
        return new MappingRegistry(compiled);
    }

    /** The mapping of a source; empty for one that is not configured. */
    public Optional<SourceMapping> of(String source) {
        return Optional.ofNullable(bySource.get(source));
    }
}
