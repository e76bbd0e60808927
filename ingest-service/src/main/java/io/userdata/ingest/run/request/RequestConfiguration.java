package io.userdata.ingest.run.request;

import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.source.Sources;
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
    RunsFollowing runsFollowing(KafkaProperties kafka) {
        return new RunsFollowing(kafka);
    }

    @Bean("runsView")
    RunsHealthIndicator runsHealthIndicator(RunsFollowing following) {
        return new RunsHealthIndicator(following);
    }

    @Bean
    SourceMetrics sourceMetrics(RunsFollowing following, Sources sources, Clock clock) {
        return new SourceMetrics(sources, new SourceWatch(following.view(), sources, clock));
    }

    @Bean
    CommandLog commandLog(KafkaProperties kafka, RunProperties properties) {
        return new CommandLog(kafka, properties.answerWithin());
    }

    @Bean
    Runs runs(RunsFollowing following, CommandLog commands, Sources sources, RunProperties properties, Clock clock) {
        return new Runs(following, commands, new RunRules(sources, clock), properties.answerWithin(), clock);
    }

    @Bean
    Triggers triggers(Runs runs, Clock clock) {
        return new Triggers(runs, clock);
    }

    @Bean
    Pushes pushes(Runs runs, Sources sources, Clock clock) {
        return new Pushes(runs, new RunRules(sources, clock), clock);
    }
}
