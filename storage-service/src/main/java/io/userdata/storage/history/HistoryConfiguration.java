package io.userdata.storage.history;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the pause between two sweeps of the history. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {
    @Bean
    Duration historySweep(HistoryProperties properties) {
        return properties.sweep();
    }
}
