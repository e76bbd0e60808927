package io.userdata.localstack.run;

/** A service answered what it should not; the message says what in one sentence. */
public final class UnexpectedAnswerException extends RuntimeException {
    UnexpectedAnswerException(String message) {
        super(message);
    }
}
