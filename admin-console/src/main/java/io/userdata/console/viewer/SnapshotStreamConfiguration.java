package io.userdata.console.viewer;

import io.userdata.console.service.ConsoleProperties;
import io.userdata.console.service.ServiceQueries;
import io.userdata.console.snapshot.SnapshotCollector;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** One collector for all who look. */
@Configuration(proxyBeanMethods = false)
class SnapshotStreamConfiguration {
    @Bean
    SnapshotJsonWriter snapshots(ServiceQueries asking, ConsoleProperties properties, Clock clock, JsonMapper json) {
        return new SnapshotJsonWriter(new SnapshotCollector(asking, properties, clock, System::nanoTime), json);
    }

    @Bean
    SseSubscribers viewers(SnapshotJsonWriter snapshots, ConsoleProperties properties) {
        return new SseSubscribers(snapshots, properties);
    }
}
