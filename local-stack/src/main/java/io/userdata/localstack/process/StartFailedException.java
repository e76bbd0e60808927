package io.userdata.localstack.process;

/** Something did not start; the message is one sentence for the user who started it. */
public final class StartFailedException extends RuntimeException {
    public StartFailedException(String message) {
        super(message);
    }

    public StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
