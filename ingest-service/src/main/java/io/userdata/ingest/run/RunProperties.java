package io.userdata.ingest.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are owned and answered for.
 *
 * @param groupId the consumer group that shares out the sources, the same in all instances
 * @param instanceId of this instance, another one in each and the same after a restart
 * @param sessionTimeout after which a silent instance loses its sources
 * @param answerWithin how long a request waits for its command to take effect
 * @param retryInitial the first wait after Kafka did not answer an owner
 * @param retryLongest the longest of those waits
 * @param fencedLongest the longest wait of an owner that another one has taken over from
 * @param retention how long a run is remembered after it has ended
 */
@ConfigurationProperties("userdata.ingest.run")
public record RunProperties(
        @DefaultValue("ingest-service") String groupId,
        @DefaultValue("ingest-1") String instanceId,
        @DefaultValue("10s") Duration sessionTimeout,
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("1s") Duration retryInitial,
        @DefaultValue("10s") Duration retryLongest,
        @DefaultValue("1m") Duration fencedLongest,
        @DefaultValue("30d") Duration retention) {
    public RunProperties {
        notBlank(groupId, "group-id");
        notBlank(instanceId, "instance-id");
        positive(sessionTimeout, "session-timeout");
        positive(answerWithin, "answer-within");
        positive(retryInitial, "retry-initial");
        notLess(retryLongest, retryInitial, "retry-longest");
        notLess(fencedLongest, retryInitial, "fenced-longest");
        positive(retention, "retention");
    }

    private static void notBlank(String value, String key) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("userdata.ingest.run." + key + " must not be blank");
        }
    }

    private static void positive(Duration value, String key) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("userdata.ingest.run." + key + " must be positive");
        }
    }

    private static void notLess(Duration value, Duration least, String key) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException("userdata.ingest.run." + key + " must not be less than retry-initial");
        }
    }
}
