package io.userdata.transform;

import io.userdata.transform.mapping.MappingDefinition;
import io.userdata.transform.quality.QualityWeights;
import java.io.Serializable;
import java.util.Map;

/**
 * Everything configurable about the transform, in a form that travels to Spark's executors.
 *
 * @param mappings by the name of their source
 * @param maxResultBytes the largest value of an enriched record
 */
public record TransformRules(Map<String, MappingDefinition> mappings, QualityWeights quality, int maxResultBytes)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public TransformRules {
        mappings = Map.copyOf(mappings);
    }
}
