package io.userdata.starter.topic;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says whether the topics can be used, and if not, why. */
final class TopicsHealthIndicator implements HealthIndicator {
    private final TopicProvisioner provisioner;

    TopicsHealthIndicator(TopicProvisioner provisioner) {
        this.provisioner = provisioner;
    }

    @Override
    public Health health() {
        TopicsReadyEvent ready = provisioner.ready();
        return ready == null
                ? Health.down().withDetail("reason", provisioner.problem()).build()
                : Health.up().withDetail("partitions", ready.partitions()).build();
    }
}
