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
 */
@ConfigurationProperties("userdata.ingest.run")
public record RunProperties(
        @DefaultValue("ingest-service") String groupId,
        @DefaultValue("ingest-1") String instanceId,
        @DefaultValue("10s") Duration sessionTimeout,
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("1s") Duration retryInitial,
        @DefaultValue("10s") Duration retryLongest) {
    public RunProperties {
        notBlank(groupId, "group-id");
        notBlank(instanceId, "instance-id");
        positive(sessionTimeout, "session-timeout");
        positive(answerWithin, "answer-within");
        positive(retryInitial, "retry-initial");
        if (retryLongest.compareTo(retryInitial) < 0) {
            throw new IllegalArgumentException("userdata.ingest.run.retry-longest must not be less than retry-initial");
        }
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
}
