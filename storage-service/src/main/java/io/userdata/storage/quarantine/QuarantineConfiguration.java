package io.userdata.storage.quarantine;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the pause between two sweeps of closed entries. */
@Configuration(proxyBeanMethods = false)
class QuarantineConfiguration {
    @Bean
    Duration quarantineSweep(QuarantineProperties properties) {
        return properties.sweep();
    }
}
