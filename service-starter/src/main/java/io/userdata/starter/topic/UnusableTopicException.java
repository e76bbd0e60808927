package io.userdata.starter.topic;

/** A topic is not as it must be; the message says what to correct. */
final class UnusableTopicException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableTopicException(String message) {
        super(message);
    }
}
