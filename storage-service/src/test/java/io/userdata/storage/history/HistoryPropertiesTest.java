package io.userdata.storage.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.storage.fixture.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryPropertiesTest {
    @Test
    void historyIsKeptForEverUnlessAskedOtherwise() {
        assertThat(bind(Map.of())).isEqualTo(new HistoryProperties(null, 1000, Duration.ofMinutes(1)));
    }

    @Test
    void everySettingCanBeGiven() {
        assertThat(bind(Map.of(
                        "userdata.history.retention", "730d",
                        "userdata.history.batch", "50",
                        "userdata.history.sweep", "10s")))
                .isEqualTo(new HistoryProperties(Duration.ofDays(730), 50, Duration.ofSeconds(10)));
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(() -> bind(Map.of("userdata.history.retention", "0s")))
                .hasMessageContaining("userdata.history.retention");
        assertThatThrownBy(() -> bind(Map.of("userdata.history.batch", "0")))
                .hasMessageContaining("userdata.history.batch");
        assertThatThrownBy(() -> bind(Map.of("userdata.history.sweep", "0s")))
                .hasMessageContaining("userdata.history.sweep");
    }

    private static HistoryProperties bind(Map<String, String> settings) {
        return SettingsBinder.bind("userdata.history", HistoryProperties.class, settings);
    }
}
