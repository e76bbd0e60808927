package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import io.userdata.processor.mapping.MappingProperties;
import io.userdata.processor.transform.QualityProperties;
import io.userdata.processor.transform.TransformRules;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts Spark and the queries of both lanes together. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {
    /** Room for the key, the headers and the batch around a value. */
    private static final int ENVELOPE_BYTES = 64 * 1024;

    private final Map<Lane, LaneActivity> activities = new EnumMap<>(Lane.class);

    QueryConfiguration() {
        for (Lane lane : Lane.values()) {
            activities.put(lane, new LaneActivity());
        }
    }

    @Bean
    TransformRules transformRules(MappingProperties mappings, QualityProperties quality) {
        return new TransformRules(mappings, quality, KafkaOptions.MAX_MESSAGE_BYTES - ENVELOPE_BYTES);
    }

    @Bean
    SparkRuntime sparkRuntime(QueryProperties properties, Clock clock) {
        return new SparkRuntime(properties, new ActivityListener(activities, clock));
    }

    @Bean
    WarmUp warmUp(SparkRuntime spark, TransformRules rules, QueryProperties properties) {
        return new WarmUp(spark, rules, properties.warmUp());
    }

    @Bean
    QueryLanes queryLanes(SparkRuntime spark, KafkaProperties kafka, QueryProperties properties, TransformRules rules) {
        KafkaOptions options = new KafkaOptions(kafka, properties);
        List<QueryLane> lanes = new ArrayList<>();
        activities.forEach((lane, activity) -> {
            LaneCounters counters = new LaneCounters();
            LaneQuery query =
                    new SparkLaneQuery(lane, spark, options, new LaneTransform(rules, lane), properties, counters);
            lanes.add(new QueryLane(lane, query, counters, activity, properties.checkpoint(lane)));
        });
        return new QueryLanes(lanes);
    }
}
