package io.userdata.storage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.storage.fixture.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportPropertiesTest {
    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(new ReportProperties(Duration.ofSeconds(20)));
    }

    @Test
    void everyKey() {
        assertThat(bind(Map.of("userdata.report.timeout", "1m")))
                .isEqualTo(new ReportProperties(Duration.ofMinutes(1)));
    }

    @Test
    void noTimeAtAllIsRefusedByName() {
        assertThatThrownBy(() -> bind(Map.of("userdata.report.timeout", "0s")))
                .hasStackTraceContaining("userdata.report.timeout must be positive");
    }

    private static ReportProperties bind(Map<String, String> settings) {
        return SettingsBinder.bind("userdata.report", ReportProperties.class, settings);
    }
}
