package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.processor.checkpoint.Checkpoint;
import io.userdata.processor.checkpoint.CheckpointFingerprint;
import io.userdata.starter.topic.KafkaProperties;
import io.userdata.transform.TransformRules;
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
    private final SparkTaskListener tasks = new SparkTaskListener();

    QueryConfiguration() {
        for (Lane lane : Lane.values()) {
            activities.put(lane, new LaneActivity());
        }
    }

    @Bean
    TransformRules transformRules(MappingProperties mappings, QualityProperties quality) {
        return new TransformRules(
                mappings.mappings(), quality.toWeights(), KafkaOptions.MAX_MESSAGE_BYTES - ENVELOPE_BYTES);
    }

    @Bean
    SparkRuntime sparkRuntime(QueryProperties properties, Clock clock) {
        return new SparkRuntime(properties, new SparkQueryListener(activities, clock), tasks);
    }

    @Bean
    SparkWarmUp warmUp(SparkRuntime spark, TransformRules rules, QueryProperties properties) {
        return new SparkWarmUp(spark, rules, properties.warmUp());
    }

    @Bean
    QueryLanes queryLanes(SparkRuntime spark, KafkaProperties kafka, QueryProperties properties, TransformRules rules) {
        KafkaOptions options = new KafkaOptions(kafka, properties);
        List<QueryLane> lanes = new ArrayList<>();
        activities.forEach((lane, activity) -> {
            LaneCounters counters = new LaneCounters();
            Checkpoint checkpoint = new Checkpoint(properties.checkpoint(lane), fingerprint(lane));
            LaneQuery query = new SparkLaneQuery(
                    lane, spark, options, new LaneTransform(rules, lane), properties.lane(lane), checkpoint, counters);
            LaneTrigger trigger = properties.lane(lane).trigger();
            lanes.add(new QueryLane(lane, trigger, query, counters, activity, checkpoint));
        });
        tasks.watch(lanes);
        return new QueryLanes(lanes);
    }

    private static CheckpointFingerprint fingerprint(Lane lane) {
        String version = org.apache.spark.package$.MODULE$.SPARK_VERSION();
        return new CheckpointFingerprint(
                version.substring(0, version.lastIndexOf('.')), KafkaRowSchema.fingerprint(), Topics.raw(lane));
    }
}
