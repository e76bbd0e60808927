package io.userdata.starter.topic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are made where they are missing.
 *
 * @param partitions of every users.* and ingest.* topic
 * @param replicationFactor copies of each partition, -1: the broker's default
 * @param retention of users.* and ingest.commands
 */
@ConfigurationProperties("userdata.topics")
public record TopicProperties(
        @DefaultValue("4") int partitions,
        @DefaultValue("1") short replicationFactor,
        @DefaultValue("7d") Duration retention) {
    public TopicProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException("userdata.topics.partitions must be at least 1");
        }
        if (replicationFactor == 0 || replicationFactor < -1) {
            throw new IllegalArgumentException("userdata.topics.replication-factor must be at least 1, or -1");
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("userdata.topics.retention must be positive");
        }
    }
}
