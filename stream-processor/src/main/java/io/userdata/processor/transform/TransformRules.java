package io.userdata.processor.transform;

import io.userdata.processor.mapping.MappingProperties;
import java.io.Serializable;

/**
 * Everything configurable about the transform, in a form that travels to Spark's executors.
 *
 * @param maxResultBytes the largest value of an enriched record
 */
public record TransformRules(MappingProperties mappings, QualityProperties quality, int maxResultBytes)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
