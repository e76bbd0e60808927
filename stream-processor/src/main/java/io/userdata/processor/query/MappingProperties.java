package io.userdata.processor.query;

import io.userdata.transform.mapping.MappingDefinition;
import io.userdata.transform.mapping.MappingRegistry;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mappings of all sources, under {@code mappings.<source>}; one that is not right ends the start and is named by its key.
 *
 * @param mappings by the name of the source
 */
@ConfigurationProperties
record MappingProperties(@DefaultValue Map<String, MappingDefinition> mappings) {
    MappingProperties {
        mappings = Map.copyOf(mappings);
        MappingRegistry.of(mappings);
    }
}
