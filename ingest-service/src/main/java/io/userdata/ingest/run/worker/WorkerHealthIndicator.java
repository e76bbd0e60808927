package io.userdata.ingest.run.worker;

import io.userdata.ingest.run.worker.command.PassedCommandLog;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says whether this instance takes its part of the sources and works them, and if not, why. */
final class WorkerHealthIndicator implements HealthIndicator {
    private final PartitionAssignment assignment;
    private final PassedCommandLog passed;

    WorkerHealthIndicator(PartitionAssignment assignment, PassedCommandLog passed) {
        this.assignment = assignment;
        this.passed = passed;
    }

    @Override
    public Health health() {
        Map<Integer, String> partitions = assignment.partitions();
        String reason = assignment.problem().orElseGet(() -> partitions.entrySet().stream()
                .filter(partition -> !partition.getValue().isEmpty())
                .map(partition -> "partition " + partition.getKey() + ": " + partition.getValue())
                .collect(Collectors.joining("; ")));
        Health.Builder health = reason.isEmpty() ? Health.up() : Health.down().withDetail("reason", reason);
        if (!passed.latest().isEmpty()) {
            health.withDetail("passedOver", passed.latest());
        }
        return health.withDetail("partitions", partitions.keySet()).build();
    }
}
