package io.userdata.processor.query;

import io.userdata.transform.quality.QualityWeights;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What each issue costs a user's score, under {@code userdata.quality}.
 *
 * @param weights points by issue code
 * @param defaultWeight points for an issue that has no weight of its own
 */
@ConfigurationProperties("userdata.quality")
record QualityProperties(
        @DefaultValue Map<String, Integer> weights,
        @DefaultValue("5") int defaultWeight) {
    QualityProperties {
        weights = new QualityWeights(weights, defaultWeight).byCode();
    }

    QualityWeights toWeights() {
        return new QualityWeights(weights, defaultWeight);
    }
}
