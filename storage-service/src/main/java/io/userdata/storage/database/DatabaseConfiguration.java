package io.userdata.storage.database;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Leaves the migration to {@link SchemaStarter}: at this point the database may not be there yet. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    FlywayMigrationStrategy migrateLater() {
        return flyway -> {};
    }
}
