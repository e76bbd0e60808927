package io.userdata.storage.quarantine.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.storage.fixture.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayPropertiesTest {
    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(new ReplayProperties(Duration.ofMillis(500), Duration.ofSeconds(10)));
    }

    @Test
    void everyKey() {
        assertThat(bind(Map.of(
                        "userdata.quarantine.publish-every", "2s",
                        "userdata.quarantine.publish-timeout", "30s")))
                .isEqualTo(new ReplayProperties(Duration.ofSeconds(2), Duration.ofSeconds(30)));
    }

    @Test
    void noTimeAtAllIsRefusedByName() {
        assertThatThrownBy(() -> bind(Map.of("userdata.quarantine.publish-timeout", "0s")))
                .hasStackTraceContaining("userdata.quarantine.publish-timeout must be positive");
    }

    private static ReplayProperties bind(Map<String, String> settings) {
        return SettingsBinder.bind("userdata.quarantine", ReplayProperties.class, settings);
    }
}
