package io.userdata.storage.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says whether the schema is ready, and if not, why. */
@Component("schema")
final class SchemaHealthIndicator implements HealthIndicator {
    private final SchemaStarter starter;

    SchemaHealthIndicator(SchemaStarter starter) {
        this.starter = starter;
    }

    @Override
    public Health health() {
        String problem = starter.problem();
        return problem == null
                ? Health.up().build()
                : Health.down().withDetail("reason", problem).build();
    }
}
