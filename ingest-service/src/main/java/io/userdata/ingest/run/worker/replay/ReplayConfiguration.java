package io.userdata.ingest.run.worker.replay;

import io.userdata.starter.topic.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what reads raw records back. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {
    @Bean
    RawReader rawReader(KafkaProperties kafka) {
        return new TopicRawReader(kafka);
    }
}
