package io.userdata.storage.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

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
        assertThatThrownBy(() -> new HistoryProperties(Duration.ZERO, 1, Duration.ofSeconds(1)))
                .hasMessageContaining("userdata.history.retention");
        assertThatThrownBy(() -> new HistoryProperties(null, 0, Duration.ofSeconds(1)))
                .hasMessageContaining("userdata.history.batch");
        assertThatThrownBy(() -> new HistoryProperties(null, 1, Duration.ZERO))
                .hasMessageContaining("userdata.history.sweep");
    }

    private static HistoryProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("userdata.history", HistoryProperties.class);
    }
}
