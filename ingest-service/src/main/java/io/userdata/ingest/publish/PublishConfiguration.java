package io.userdata.ingest.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the publishers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublishProperties.class)
class PublishConfiguration {
    @Bean
    PublisherFactory publishers(
            KafkaProperties kafka, PublishProperties properties, Clock clock, MeterRegistry meters) {
        return new PublisherFactory(kafka, properties, clock, meters);
    }
}
