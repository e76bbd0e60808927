package io.userdata.storage.quarantine.operations;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the pause between two looks for replays that were asked for. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {
    @Bean
    Duration replayPublishEvery(ReplayProperties properties) {
        return properties.publishEvery();
    }
}
