package io.userdata.storage.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.storage.fixture.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerPropertiesTest {
    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new LedgerProperties(
                        Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofDays(365), Duration.ofMinutes(1)));
    }

    @Test
    void everyKey() {
        assertThat(bind(Map.of(
                        "userdata.ledger.settle",
                        "2s",
                        "userdata.ledger.watch",
                        "1s",
                        "userdata.ledger.retention",
                        "30d",
                        "userdata.ledger.sweep",
                        "3s")))
                .isEqualTo(new LedgerProperties(
                        Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofDays(30), Duration.ofSeconds(3)));
    }

    @Test
    void aNegativeSettleIsRefusedByName() {
        assertThatThrownBy(() -> bind(Map.of("userdata.ledger.settle", "-1s")))
                .hasStackTraceContaining("userdata.ledger.settle must not be negative");
    }

    private static LedgerProperties bind(Map<String, String> settings) {
        return SettingsBinder.bind("userdata.ledger", LedgerProperties.class, settings);
    }
}
