package io.userdata.starter.topic.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.starter.topic.KafkaProperties;
import io.userdata.starter.topic.TopicAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Lag for every service that names groups; {@code userdata.lag.enabled=false} leaves the broker alone. */
@AutoConfiguration(after = TopicAutoConfiguration.class)
@EnableConfigurationProperties(LagProperties.class)
@ConditionalOnProperty(name = "userdata.topics.enabled", matchIfMissing = true)
public class LagAutoConfiguration {
    @Bean
    @ConditionalOnProperty(
            name = {"userdata.lag.enabled"},
            matchIfMissing = true)
    @ConditionalOnProperty(name = "userdata.lag.groups[0].id")
    ConsumerLagMonitor lagWatch(KafkaProperties kafka, LagProperties properties, MeterRegistry meters) {
        return new ConsumerLagMonitor(kafka, properties, meters);
    }
}
