package io.userdata.storage.consume;

import io.userdata.storage.fault.FaultClass;
import org.jspecify.annotations.Nullable;

/**
 * A batch could not be stored, and no record of it is to blame. It carries where the fault came from but not its message,
 * which may quote a record: Kafka's containers log what they are thrown.
 */
final class BatchNotStoredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FaultClass fault;

    BatchNotStoredException(FaultClass fault, @Nullable Throwable cause) {
        super(text(fault, cause));
        this.fault = fault;
        if (cause != null) {
            setStackTrace(root(cause).getStackTrace());
        }
    }

    FaultClass fault() {
        return fault;
    }

    private static String text(FaultClass fault, @Nullable Throwable cause) {
        return fault.code()
                + (cause == null ? "" : ": " + root(cause).getClass().getName());
    }

    private static Throwable root(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
