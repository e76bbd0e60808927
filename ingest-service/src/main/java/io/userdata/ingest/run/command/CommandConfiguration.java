package io.userdata.ingest.run.command;

import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.view.RunQueries;
import io.userdata.ingest.run.view.RunTopicFollowerLifecycle;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what carries out the requests of callers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RunProperties.class)
class CommandConfiguration {
    @Bean
    CommandProducer commandProducer(
            KafkaProperties kafka, RunTopicFollowerLifecycle follower, RunProperties properties) {
        return new CommandProducer(kafka, follower::runsPartitions, properties.answerWithin());
    }

    @Bean
    RunValidator runValidator(SourceRegistry sources, Clock clock) {
        return new RunValidator(sources, clock);
    }

    @Bean
    RunService runService(
            RunQueries queries, CommandProducer commands, RunValidator rules, RunProperties properties, Clock clock) {
        RunClaimer claimer = new RunClaimer(queries, commands, properties.answerWithin(), clock);
        return new RunService(queries, commands, claimer, rules, properties.answerWithin(), clock);
    }

    @Bean
    RunTrigger runTrigger(RunService runs, RunQueries queries, Clock clock) {
        return new RunTrigger(runs, queries, clock);
    }

    @Bean
    PushService pushService(RunService runs, RunValidator rules, Clock clock) {
        return new PushService(runs, rules, clock);
    }
}
