package io.userdata.storage;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The storage service: enriched users from Kafka into PostgreSQL, each accounted for. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class StorageApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(StorageApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
