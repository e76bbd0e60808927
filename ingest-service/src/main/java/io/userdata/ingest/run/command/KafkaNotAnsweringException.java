package io.userdata.ingest.run.command;

/** Kafka gave no answer in time: what was asked for may or may not have happened. */
final class KafkaNotAnsweringException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KafkaNotAnsweringException(Throwable cause) {
        super("Kafka gave no answer in time", cause);
    }
}
