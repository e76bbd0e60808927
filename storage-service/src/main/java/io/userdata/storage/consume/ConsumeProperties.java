package io.userdata.storage.consume;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
@ConfigurationProperties("userdata.storage")
record ConsumeProperties(
        String instanceId,
        @DefaultValue("2") int liveConcurrency,
        @DefaultValue("2") int backfillConcurrency,
        @DefaultValue("2000") int maxPollRecords,
        @DefaultValue("200ms") Duration retryFirst,
        @DefaultValue("5s") Duration retryMost) {
    ConsumeProperties {
        if (instanceId == null || instanceId.isBlank()) {
            throw new IllegalArgumentException("userdata.storage.instance-id is missing: a name for this instance");
        }
        positive(liveConcurrency, "live-concurrency");
        positive(backfillConcurrency, "backfill-concurrency");
        positive(maxPollRecords, "max-poll-records");
        positive(retryFirst.toMillis(), "retry-first");
        if (retryMost.compareTo(retryFirst) < 0) {
            throw new IllegalArgumentException("userdata.storage.retry-most must not be less than retry-first");
        }
    }

    private static void positive(long value, String key) {
        if (value < 1) {
            throw new IllegalArgumentException("userdata.storage." + key + " must be positive");
        }
    }
}
