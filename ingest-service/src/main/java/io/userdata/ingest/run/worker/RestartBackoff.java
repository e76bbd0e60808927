package io.userdata.ingest.run.worker;

import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.source.limit.Backoff;
import java.time.Duration;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * How long an owner rests after a doubt. One that was fenced has a rival: it rests longer each time, by chance more or
 * less, until it has published something itself, so that of two that live one gets through.
 */
final class RestartBackoff {
    private final RunProperties properties;
    private final Backoff backoff;
    private int failed;
    private int unpublished;
    private boolean hasAnswered;
    private int fenced;

    RestartBackoff(RunProperties properties, Backoff backoff) {
        this.properties = properties;
        this.backoff = backoff;
    }

    /** Kafka has answered again. */
    void answered() {
        failed = 0;
        hasAnswered = true;
    }

    /** Something was published: an earlier fencing did not keep this owner from its work. */
    void published() {
        fenced = 0;
        unpublished = 0;
    }

    /** How often in a row Kafka has answered, but what was to be published did not get through. */
    int unpublished() {
        return unpublished;
    }

    /** How long to rest after this. */
    Duration after(Throwable error) {
        unpublished += hasAnswered ? 1 : 0;
        hasAnswered = false;
        return isFenced(error)
                ? backoff.jittered(Backoff.doubled(properties.retryInitial(), ++fenced, properties.fencedLongest()))
                : Backoff.doubled(properties.retryInitial(), failed++, properties.retryLongest());
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
}
