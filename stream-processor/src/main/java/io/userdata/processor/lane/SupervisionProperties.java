package io.userdata.processor.lane;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How queries are watched.
 *
 * @param firstPause before the first restart of a failed query; it doubles with every failure in a row
 * @param longestPause the most it grows to; a query that ran longer than this starts again at the first pause
 * @param stalledAfter a query that says nothing for so long is not ready
 * @param restartAfterStalls a query that says nothing and processes no row for so many times stalledAfter is started again
 * @param behindEvery how often the records not yet processed are counted and the group in Kafka is told
 */
@ConfigurationProperties("userdata.pipeline.supervision")
public record SupervisionProperties(
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("30s") Duration longestPause,
        @DefaultValue("60s") Duration stalledAfter,
        @DefaultValue("5") int restartAfterStalls,
        @DefaultValue("1s") Duration behindEvery) {
    public SupervisionProperties {
        positive(firstPause, "first-pause");
        positive(longestPause, "longest-pause");
        positive(stalledAfter, "stalled-after");
        positive(behindEvery, "behind-every");
        if (restartAfterStalls < 1) {
            throw new IllegalArgumentException("userdata.pipeline.supervision.restart-after-stalls must be positive");
        }
        if (firstPause.compareTo(longestPause) > 0) {
            throw new IllegalArgumentException(
                    "userdata.pipeline.supervision.first-pause must not be longer than longest-pause");
        }
    }

    /** A query without a sign of life for longer than this hangs. */
    Duration hangsAfter() {
        return stalledAfter.multipliedBy(restartAfterStalls);
    }

    private static void positive(Duration duration, String key) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("userdata.pipeline.supervision." + key + " must be positive");
        }
    }
}
