package io.userdata.storage.database;

import java.util.Properties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Leaves the migration to {@link SchemaStarter}: at this point the database may not be there yet. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    FlywayMigrationStrategy migrateLater() {
        return flyway -> {};
    }

    /** Keeps row values out of the errors of migrations too, and finds out when the server is lost during a long one. */
    @Bean
    FlywayConfigurationCustomizer migrationConnections() {
        return flyway -> {
            if (flyway.getDataSource() instanceof SimpleDriverDataSource database && database.getUrl() != null) {
                database.setUrl(ErrorDetailSuppressor.without(database.getUrl()));
                database.setConnectionProperties(connection());
            }
        };
    }

    private static Properties connection() {
        Properties connection = new Properties();
        connection.setProperty("ApplicationName", "storage-service-migrations");
        connection.setProperty("connectTimeout", "5");
        connection.setProperty("loginTimeout", "5");
        connection.setProperty("tcpKeepAlive", "true");
        return connection;
    }
}
