package io.userdata.processor.pipeline;

import io.userdata.processor.checkpoint.CheckpointRefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last time that a query ended by itself.
 *
 * @param error the class of the error at its root
 * @param reason one sentence of our own; null: the error is another's, and its message might quote a record
 */
public record Failure(String error, @Nullable String reason, Instant at) {
    static Failure of(Throwable error, Instant at) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = root instanceof CheckpointRefusedException refused ? refused.getMessage() : null;
        return new Failure(root.getClass().getName(), reason, at);
    }
}
