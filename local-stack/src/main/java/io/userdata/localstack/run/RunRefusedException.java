package io.userdata.localstack.run;

/** ingest-service will never carry out this run; the message says why in one sentence. */
public final class RunRefusedException extends RuntimeException {
    RunRefusedException(String message) {
        super(message);
    }
}
