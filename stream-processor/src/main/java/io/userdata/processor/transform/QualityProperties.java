package io.userdata.processor.transform;

import java.io.Serializable;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What each issue costs a user's score.
 *
 * @param weights points by issue code
 * @param defaultWeight points for an issue that has no weight of its own
 */
@ConfigurationProperties("userdata.quality")
public record QualityProperties(
        @DefaultValue Map<String, Integer> weights,
        @DefaultValue("5") int defaultWeight) implements Serializable {
    private static final long serialVersionUID = 1L;

    public QualityProperties {
        weights = Map.copyOf(weights);
        weights.forEach((code, weight) -> check("userdata.quality.weights." + code, weight));
        check("userdata.quality.default-weight", defaultWeight);
    }

    private static void check(String key, int weight) {
        if (weight < 0 || weight > QualityScorer.BEST) {
            throw new IllegalArgumentException(key + " must be between 0 and " + QualityScorer.BEST);
        }
    }
}
