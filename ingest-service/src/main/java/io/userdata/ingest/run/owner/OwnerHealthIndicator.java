package io.userdata.ingest.run.owner;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says whether this instance takes its part of the sources and works them, and if not, why. */
final class OwnerHealthIndicator implements HealthIndicator {
    private final Ownership ownership;

    OwnerHealthIndicator(Ownership ownership) {
        this.ownership = ownership;
    }

    @Override
    public Health health() {
        Map<Integer, String> partitions = ownership.partitions();
        String reason = ownership.problem().orElseGet(() -> partitions.entrySet().stream()
                .filter(partition -> !partition.getValue().isEmpty())
                .map(partition -> "partition " + partition.getKey() + ": " + partition.getValue())
                .collect(Collectors.joining("; ")));
        Health.Builder health = reason.isEmpty() ? Health.up() : Health.down().withDetail("reason", reason);
        if (!ownership.passedOver().isEmpty()) {
            health.withDetail("passedOver", ownership.passedOver());
        }
        return health.withDetail("partitions", partitions.keySet()).build();
    }
}
