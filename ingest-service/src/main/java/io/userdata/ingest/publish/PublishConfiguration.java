package io.userdata.ingest.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the publishers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PublishProperties.class, CheckProperties.class})
class PublishConfiguration {
    @Bean
    PublisherFactory publishers(
            KafkaProperties kafka, PublishProperties properties, Clock clock, MeterRegistry meters) {
        return new PublisherFactory(kafka, properties, clock, meters);
    }

    @Bean
    PagePreviewer pageCheck(Clock clock, Environment environment, CheckProperties properties) {
        return new PagePreviewer(clock, MappedFields.of(environment, properties.mappedElsewhere()));
    }
}
