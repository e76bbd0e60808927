package io.userdata.transform.quality;

import io.userdata.events.user.Issue;
import io.userdata.events.user.Quality;
import java.util.List;

/** Scores a user: 100 less the weight of every issue, never below 0. */
public final class QualityScorer {
    static final int BEST = 100;

    private final QualityWeights weights;

    public QualityScorer(QualityWeights weights) {
        this.weights = weights;
    }

    /** Returns the score with the issues that led to it. */
    public Quality judge(List<Issue> issues) {
        int score = BEST;
        for (Issue issue : issues) {
            score -= weights.of(issue.code());
        }
        return new Quality(Math.max(0, score), issues);
    }
}
