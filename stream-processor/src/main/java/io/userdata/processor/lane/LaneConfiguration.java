package io.userdata.processor.lane;

import io.userdata.processor.query.QueryLanes;
import io.userdata.processor.query.SparkRuntime;
import io.userdata.processor.query.SparkWarmUp;
import io.userdata.starter.topic.KafkaProperties;
import io.userdata.starter.topic.TopicProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the supervision of the queries together. */
@Configuration(proxyBeanMethods = false)
class LaneConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PipelineLifecycle pipeline(
            SparkRuntime spark,
            SparkWarmUp warmUp,
            QueryLanes lanes,
            TopicProperties topics,
            KafkaProperties kafka,
            SupervisionProperties properties,
            Clock clock) {
        return new PipelineLifecycle(spark, warmUp, lanes, topics, kafka, properties, clock);
    }

    @Bean
    PipelineHealthIndicator pipelineHealthIndicator(PipelineLifecycle pipeline) {
        return new PipelineHealthIndicator(pipeline);
    }

    @Bean
    SparkMetrics sparkMetrics() {
        return new SparkMetrics();
    }

    @Bean
    PipelineMetrics pipelineMetrics(PipelineLifecycle pipeline) {
        return new PipelineMetrics(pipeline);
    }
}
