package io.userdata.transform.quality;

import java.io.Serializable;
import java.util.Map;

/**
 * What each issue costs a user's score.
 *
 * @param byCode points by issue code
 * @param others points for an issue that has no weight of its own
 */
public record QualityWeights(Map<String, Integer> byCode, int others) implements Serializable {
    private static final long serialVersionUID = 1L;

    public QualityWeights {
        byCode = Map.copyOf(byCode);
        byCode.forEach((code, weight) -> check("userdata.quality.weights." + code, weight));
        check("userdata.quality.default-weight", others);
    }

    int of(String code) {
        return byCode.getOrDefault(code, others);
    }

    private static void check(String key, int weight) {
        if (weight < 0 || weight > QualityScorer.BEST) {
            throw new IllegalArgumentException(key + " must be between 0 and " + QualityScorer.BEST);
        }
    }
}
