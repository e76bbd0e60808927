package io.userdata.starter.topic;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** Topics for every service; {@code userdata.topics.enabled=false} leaves them alone, for tests without a broker. */
@AutoConfiguration
@EnableConfigurationProperties({KafkaProperties.class, TopicProperties.class})
public class TopicAutoConfiguration {
    @Bean
    @ConditionalOnProperty(name = "userdata.topics.enabled", matchIfMissing = true)
    TopicProvisioner topicProvisioner(
            KafkaProperties kafka, TopicProperties properties, ApplicationEventPublisher events) {
        return new TopicProvisioner(kafka, properties, events);
    }

    @Bean("topics")
    @ConditionalOnProperty(name = "userdata.topics.enabled", matchIfMissing = true)
    TopicsHealthIndicator topicsHealthIndicator(TopicProvisioner provisioner) {
        return new TopicsHealthIndicator(provisioner);
    }
}
