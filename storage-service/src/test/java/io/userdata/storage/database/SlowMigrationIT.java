package io.userdata.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestServers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A migration takes as long as it needs, however soon a statement of the service itself is given up. */
class SlowMigrationIT {
    @Test
    void aMigrationThatTakesLongIsSaidAndEnds() {
        try (StorageInstance service = StorageInstance.startWithoutBroker(
                TestServers.database(),
                "spring.flyway.locations=classpath:db/migration,classpath:db/slow",
                "spring.datasource.hikari.data-source-properties.socketTimeout=2",
                "spring.datasource.hikari.data-source-properties.options="
                        + "-c statement_timeout=1s -c idle_in_transaction_session_timeout=1s")) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            service.get("/actuator/health/readiness").toString())
                    .contains("is being migrated to version 9000"));
            service.awaitHealth("schema", "UP");
            assertThat(service.database()
                            .sql("SELECT count(*) FROM flyway_schema_history WHERE version = '9000' AND success")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }
}
