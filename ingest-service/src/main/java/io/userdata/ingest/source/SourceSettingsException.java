package io.userdata.ingest.source;

/** A source is configured wrongly; without a cause, as the binder's own exceptions tell values, which may be secret. */
final class SourceSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceSettingsException(String message) {
        super(message);
    }
}
