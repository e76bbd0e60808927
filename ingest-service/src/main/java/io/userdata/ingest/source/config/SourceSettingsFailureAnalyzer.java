package io.userdata.ingest.source.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the service does not start with its sources. */
final class SourceSettingsFailureAnalyzer extends AbstractFailureAnalyzer<SourceSettingsException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, SourceSettingsException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Change the configuration of the source; docs/reference/sources.md tells every key.",
                cause);
    }
}
