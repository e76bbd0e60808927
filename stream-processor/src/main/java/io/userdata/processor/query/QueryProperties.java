package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Spark runs and how its queries read.
 *
 * @param master a Spark master's address; null: this process, with two threads more than a topic has partitions
 * @param checkpoints holds one folder per lane: how far each query has come
 * @param spark further settings of the Spark session, such as {@code spark.driver.host}
 * @param fetchMaxWait how long the broker may hold back a fetch that finds nothing; it adds to every record's latency
 * @param warmUp whether to push a record through Spark at the start, so that the first true one is not slow
 */
@ConfigurationProperties("userdata.pipeline")
public record QueryProperties(
        @Nullable String master,
        @DefaultValue(".data/processor/checkpoints") Path checkpoints,
        @DefaultValue Map<String, String> spark,
        @DefaultValue("10ms") Duration fetchMaxWait,
        @DefaultValue("true") boolean warmUp,
        @DefaultValue LaneProperties live,
        @DefaultValue LaneProperties backfill) {
    public QueryProperties {
        spark = Map.copyOf(spark);
        if (fetchMaxWait.isNegative()) {
            throw new IllegalArgumentException("userdata.pipeline.fetch-max-wait must not be negative");
        }
    }

    LaneProperties lane(Lane lane) {
        return switch (lane) {
            case LIVE -> live;
            case BACKFILL -> backfill;
        };
    }

    /** Where a lane keeps how far it has come. */
    public Path checkpoint(Lane lane) {
        return checkpoints.toAbsolutePath().normalize().resolve(lane.text());
    }

    /** Where Spark may put what it forgets when it stops; emptied at every start. */
    Path scratch() {
        return checkpoints.toAbsolutePath().normalize().resolveSibling("spark-scratch");
    }

    /**
     * How one lane is read.
     *
     * @param checkpointEvery how often a continuous query writes down how far it has come
     * @param batchEvery from the start of one batch to that of the next; zero: as soon as the last has ended
     * @param maxOffsetsPerTrigger the most records in one batch
     */
    public record LaneProperties(
            @DefaultValue("micro-batch") LaneTrigger trigger,
            @DefaultValue("1s") Duration checkpointEvery,
            @DefaultValue("0s") Duration batchEvery,
            @DefaultValue("20000") long maxOffsetsPerTrigger) {
        public LaneProperties {
            if (checkpointEvery.toMillis() < 1) {
                throw new IllegalArgumentException("userdata.pipeline.<lane>.checkpoint-every must be positive");
            }
            if (batchEvery.isNegative()) {
                throw new IllegalArgumentException("userdata.pipeline.<lane>.batch-every must not be negative");
            }
            if (maxOffsetsPerTrigger < 1) {
                throw new IllegalArgumentException(
                        "userdata.pipeline.<lane>.max-offsets-per-trigger must be at least 1");
            }
        }
    }
}
