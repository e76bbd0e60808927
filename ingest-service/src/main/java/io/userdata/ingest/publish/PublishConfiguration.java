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
    Publishers publishers(KafkaProperties kafka, PublishProperties properties, Clock clock, MeterRegistry meters) {
        return new Publishers(kafka, properties, clock, meters);
    }

    @Bean
    PageCheck pageCheck(Clock clock) {
        return new PageCheck(clock);
    }
}
