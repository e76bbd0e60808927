package io.userdata.processor.lane;

import io.userdata.processor.checkpoint.CheckpointRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The last time that a query ended by itself.
 *
 * @param error the class of the error at its root; of a query that hung, {@code TimeoutException}
 * @param reason one sentence of our own; null: the error is another's, and its message might quote a record
 */
public record QueryFailure(String error, @Nullable String reason, Instant at) {
    static QueryFailure hung(Duration silence, Instant at) {
        String reason =
                "the query ended no batch and processed no row for " + silence.toSeconds() + " s and was started again";
        return new QueryFailure(TimeoutException.class.getName(), reason, at);
    }

    static QueryFailure of(Throwable error, Instant at) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = root instanceof CheckpointRefusedException refused ? refused.getMessage() : null;
        return new QueryFailure(root.getClass().getName(), reason, at);
    }
}
