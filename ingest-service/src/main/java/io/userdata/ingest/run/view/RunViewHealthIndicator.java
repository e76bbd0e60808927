package io.userdata.ingest.run.view;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says whether this instance can answer for runs, and if not, why. */
final class RunViewHealthIndicator implements HealthIndicator {
    private final RunTopicFollowerLifecycle following;

    RunViewHealthIndicator(RunTopicFollowerLifecycle following) {
        this.following = following;
    }

    @Override
    public Health health() {
        return following
                .problem()
                .map(problem -> Health.down().withDetail("reason", problem).build())
                .orElseGet(() -> Health.up().build());
    }
}
