package io.userdata.processor.transform;

import io.userdata.events.user.Issue;
import io.userdata.events.user.Quality;
import java.util.List;

/** Scores a user: 100 less the weight of every issue, never below 0. */
final class QualityScorer {
    static final int BEST = 100;

    private final QualityProperties weights;

    QualityScorer(QualityProperties weights) {
        this.weights = weights;
    }

    Quality judge(List<Issue> issues) {
        int score = BEST;
        for (Issue issue : issues) {
            score -= weight(issue);
        }
        return new Quality(Math.max(0, score), issues);
    }

    private int weight(Issue issue) {
        return weights.weights().getOrDefault(issue.code(), weights.defaultWeight());
    }
}
