package io.userdata.ingest.source;

import io.userdata.ingest.source.config.SourceProperties;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The configured sources. */
public final class SourceRegistry {
    private final SortedMap<String, Source> byName;

    public SourceRegistry(Map<String, SourceProperties> properties) {
        SortedMap<String, Source> sources = new TreeMap<>();
        properties.forEach((name, source) -> sources.put(name, new Source(name, source)));
        byName = Collections.unmodifiableSortedMap(sources);
    }

    public Optional<Source> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, by name. */
    public Collection<Source> all() {
        return byName.values();
    }

    /** Their names in one text, for messages. */
    public String names() {
        return byName.isEmpty() ? "none" : String.join(", ", byName.keySet());
    }
}
