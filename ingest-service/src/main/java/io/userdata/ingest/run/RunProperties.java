package io.userdata.ingest.run;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

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
@Validated
@ConfigurationProperties("userdata.ingest.run")
public record RunProperties(
        @DefaultValue("ingest-service") @NotBlank(message = "must not be blank")
        String groupId,

        @DefaultValue("ingest-1") @NotBlank(message = "must not be blank")
        String instanceId,

        @DefaultValue("10s") @DurationMin(nanos = 1, message = "must be positive")
        Duration sessionTimeout,

        @DefaultValue("5s") @DurationMin(nanos = 1, message = "must be positive")
        Duration answerWithin,

        @DefaultValue("1s") @DurationMin(nanos = 1, message = "must be positive")
        Duration retryInitial,

        @DefaultValue("10s") Duration retryLongest,
        @DefaultValue("1m") Duration fencedLongest,

        @DefaultValue("30d") @DurationMin(nanos = 1, message = "must be positive")
        Duration retention) {
    public RunProperties {
        notLess(retryLongest, retryInitial, "retry-longest");
        notLess(fencedLongest, retryInitial, "fenced-longest");
    }

    private static void notLess(Duration value, Duration least, String key) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException("userdata.ingest.run." + key + " must not be less than retry-initial");
        }
    }
}
