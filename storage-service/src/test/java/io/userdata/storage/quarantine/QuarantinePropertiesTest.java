package io.userdata.storage.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.storage.fixture.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuarantinePropertiesTest {
    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new QuarantineProperties(Duration.ofDays(30), Duration.ofDays(365), Duration.ofMinutes(1)));
    }

    @Test
    void everyKey() {
        assertThat(bind(Map.of(
                        "userdata.quarantine.retention",
                        "7d",
                        "userdata.quarantine.entry-retention",
                        "90d",
                        "userdata.quarantine.sweep",
                        "5s")))
                .isEqualTo(new QuarantineProperties(Duration.ofDays(7), Duration.ofDays(90), Duration.ofSeconds(5)));
    }

    @Test
    void aNegativeRetentionIsRefusedByName() {
        assertThatThrownBy(() -> bind(Map.of("userdata.quarantine.retention", "-1d")))
                .hasStackTraceContaining("userdata.quarantine.retention must not be negative");
    }

    private static QuarantineProperties bind(Map<String, String> settings) {
        return SettingsBinder.bind("userdata.quarantine", QuarantineProperties.class, settings);
    }
}
