package io.userdata.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.ingest.IngestApplication;
import io.userdata.ingest.source.config.SourceSettingsException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start that a wrong source prevents: what is said names the key and keeps its value. */
@ExtendWith(OutputCaptureExtension.class)
class SourceStartTest {
    @ParameterizedTest
    @CsvSource({
        "auth.tokne, sources.github.auth.tokne is no key that is known",
        "auth.type, sources.github.auth.type must be one of none",
        "query.api_key, sources.github.query.api_key looks like a credential",
        "limits.page-size, sources.github.limits.page-size must be a whole number.",
    })
    void theServiceSaysWhatIsWrongWithoutTheValue(String key, String said, CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(
                        IngestApplication.class,
                        "--server.port=0",
                        "--userdata.kafka.bootstrap-servers=127.0.0.1:1",
                        "--sources.github." + key + "=planted-s3cret"))
                .hasRootCauseInstanceOf(SourceSettingsException.class);
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", said)
                .doesNotContain("planted-s3cret");
    }
}
