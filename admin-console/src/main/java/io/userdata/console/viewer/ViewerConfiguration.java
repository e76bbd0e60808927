package io.userdata.console.viewer;

import io.userdata.console.service.Asking;
import io.userdata.console.service.ConsoleProperties;
import io.userdata.console.snapshot.Collector;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** One collector for all who look. */
@Configuration(proxyBeanMethods = false)
class ViewerConfiguration {
    @Bean
    Snapshots snapshots(Asking asking, ConsoleProperties properties, Clock clock, JsonMapper json) {
        return new Snapshots(new Collector(asking, properties, clock, System::nanoTime), json);
    }

    @Bean
    Viewers viewers(Snapshots snapshots, ConsoleProperties properties) {
        return new Viewers(snapshots, properties);
    }
}
