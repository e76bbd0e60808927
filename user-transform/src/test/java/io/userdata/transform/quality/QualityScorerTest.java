package io.userdata.transform.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.userdata.events.user.Issue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityScorerTest {
    @Test
    void aWeightOutOfRangeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QualityWeights(Map.of("X", 101), 5))
                .withMessage("userdata.quality.weights.X must be between 0 and 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QualityWeights(Map.of(), -1))
                .withMessageStartingWith("userdata.quality.default-weight");
    }

    @Test
    void theScoreNeverFallsBelowNothing() {
        List<Issue> issues = Collections.nCopies(50, new Issue("X", "email"));
        assertThat(new QualityScorer(new QualityWeights(Map.of(), 5))
                        .judge(issues)
                        .score())
                .isZero();
    }
}
