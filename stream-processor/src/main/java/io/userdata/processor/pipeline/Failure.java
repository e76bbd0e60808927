package io.userdata.processor.pipeline;

import java.time.Instant;

/**
 * The last time that a query ended by itself.
 *
 * @param error the class of the error at its root; a message might quote a record
 */
public record Failure(String error, Instant at) {
    static Failure of(Throwable error, Instant at) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new Failure(root.getClass().getName(), at);
    }
}
