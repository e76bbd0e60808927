package io.userdata.ingest.run.request;

import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what answers for runs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RunProperties.class)
class RequestConfiguration {
    @Bean
    RunTopicFollowerLifecycle runsFollowing(KafkaProperties kafka) {
        return new RunTopicFollowerLifecycle(kafka);
    }

    @Bean("runsView")
    RunViewHealthIndicator runsHealthIndicator(RunTopicFollowerLifecycle following) {
        return new RunViewHealthIndicator(following);
    }

    @Bean
    SourceActivityMetrics sourceMetrics(RunTopicFollowerLifecycle following, SourceRegistry sources, Clock clock) {
        return new SourceActivityMetrics(sources, new SourceActivityMonitor(following.view(), sources, clock));
    }

    @Bean
    CommandProducer commandLog(KafkaProperties kafka, RunProperties properties) {
        return new CommandProducer(kafka, properties.answerWithin());
    }

    @Bean
    RunService runs(
            RunTopicFollowerLifecycle following,
            CommandProducer commands,
            SourceRegistry sources,
            RunProperties properties,
            Clock clock) {
        return new RunService(following, commands, new RunValidator(sources, clock), properties.answerWithin(), clock);
    }

    @Bean
    RunTrigger triggers(RunService runs, Clock clock) {
        return new RunTrigger(runs, clock);
    }

    @Bean
    PushService pushes(RunService runs, SourceRegistry sources, Clock clock) {
        return new PushService(runs, new RunValidator(sources, clock), clock);
    }
}
