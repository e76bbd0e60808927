package io.userdata.ingest.run.worker;

import io.userdata.ingest.run.RunProperties;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * How long an owner rests after a doubt. One that was fenced has a rival: it rests longer each time, by chance more or
 * less, until it has published something itself, so that of two that live one gets through.
 */
final class RestartBackoff {
    private static final int MOST_DOUBLINGS = 20;

    private final RunProperties properties;
    private final RandomGenerator random;
    private int failed;
    private int fenced;

    RestartBackoff(RunProperties properties, RandomGenerator random) {
        this.properties = properties;
        this.random = random;
    }

    /** Kafka has answered again. */
    void answered() {
        failed = 0;
    }

    /** Something was published: an earlier fencing did not keep this owner from its work. */
    void published() {
        fenced = 0;
    }

    /** How long to rest after this. */
    Duration after(Throwable error) {
        return isFenced(error)
                ? jittered(doubled(++fenced, properties.fencedLongest()))
                : doubled(failed++, properties.retryLongest());
    }

    /** Whether another owner has taken over; anything else leaves open whether there is one. */
    static boolean isFenced(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private Duration doubled(int times, Duration longest) {
        Duration doubled = properties.retryInitial().multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    private Duration jittered(Duration pause) {
        return Duration.ofMillis(Math.round(pause.toMillis() * random.nextDouble(0.5, 1.0)));
    }
}
