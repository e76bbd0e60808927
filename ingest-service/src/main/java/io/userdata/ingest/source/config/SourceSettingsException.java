package io.userdata.ingest.source.config;

/** A source is configured wrongly; without a cause, as the binder's own exceptions tell values, which may be secret. */
public final class SourceSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceSettingsException(String message) {
        super(message);
    }
}
