package io.userdata.storage.consume;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are read.
 *
 * @param instanceId unlike that of every other instance, and the same after a restart: Kafka then gives an instance that
 *     was killed, and is back before its session has ended, its partitions back at once
 * @param liveConcurrency consumers of the live lane
 * @param backfillConcurrency consumers of the backfill lane
 * @param maxPollRecords records in a batch at the most
 * @param retryFirst pause before the first retry of a batch that could not be stored
 * @param retryMost longest pause, reached by doubling
 */
@Validated
@ConfigurationProperties("userdata.storage")
record ConsumeProperties(
        @NotBlank(message = "is missing: a name for this instance")
        String instanceId,

        @DefaultValue("2") @Positive(message = "must be positive")
        int liveConcurrency,

        @DefaultValue("2") @Positive(message = "must be positive")
        int backfillConcurrency,

        @DefaultValue("2000") @Positive(message = "must be positive")
        int maxPollRecords,

        @DefaultValue("200ms") @DurationMin(millis = 1, message = "must be positive")
        Duration retryFirst,

        @DefaultValue("5s") Duration retryMost) {
    ConsumeProperties {
        if (retryMost.compareTo(retryFirst) < 0) {
            throw new IllegalArgumentException("userdata.storage.retry-most must not be less than retry-first");
        }
    }
}
