package io.userdata.processor.mapping;

import java.util.Map;
import java.util.Optional;

/** The mappings of all sources, ready for use. */
public final class MappingRegistry {
    private final Map<String, SourceMapping> bySource;

    MappingRegistry(Map<String, SourceMapping> bySource) {
        this.bySource = bySource;
    }

    /** The mapping of a source; empty for one that is not configured. */
    public Optional<SourceMapping> of(String source) {
        return Optional.ofNullable(bySource.get(source));
    }
}
