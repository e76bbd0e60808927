package io.userdata.storage.quarantine.operations;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Waits for the broker's answer on a record. */
final class PendingReplay {
    private PendingReplay() {}

    /**
     * Returns null when the broker has it, and a sentence when it never will.
     *
     * @throws KafkaException for any other answer: it is to be tried again
     */
    static @Nullable String of(Future<RecordMetadata> answer) {
        try {
            answer.get();
            return null;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                return "The record is larger than a Kafka message may be.";
            }
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }
}
