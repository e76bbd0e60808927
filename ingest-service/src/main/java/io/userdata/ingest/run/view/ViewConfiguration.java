package io.userdata.ingest.run.view;

import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the view of all runs. */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {
    @Bean
    RunTopicFollowerLifecycle runTopicFollower(KafkaProperties kafka) {
        return new RunTopicFollowerLifecycle(kafka);
    }

    @Bean
    RunQueries runQueries(RunTopicFollowerLifecycle follower, RunProperties properties, Clock clock) {
        return new RunQueries(follower, properties.answerWithin(), clock);
    }

    @Bean("runsView")
    RunViewHealthIndicator runsHealthIndicator(RunTopicFollowerLifecycle follower) {
        return new RunViewHealthIndicator(follower);
    }

    @Bean
    SourceActivityMetrics sourceMetrics(RunTopicFollowerLifecycle follower, SourceRegistry sources, Clock clock) {
        return new SourceActivityMetrics(sources, new SourceActivityMonitor(follower.view(), sources, clock));
    }
}
