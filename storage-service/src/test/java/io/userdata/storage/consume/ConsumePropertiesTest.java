package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.storage.fixture.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumePropertiesTest {
    @Test
    void defaults() {
        assertThat(bind(Map.of("userdata.storage.instance-id", "a")))
                .isEqualTo(new ConsumeProperties("a", 2, 2, 2000, Duration.ofMillis(200), Duration.ofSeconds(5)));
    }

    @Test
    void everyKey() {
        assertThat(bind(Map.of(
                        "userdata.storage.instance-id", "b",
                        "userdata.storage.live-concurrency", "4",
                        "userdata.storage.backfill-concurrency", "1",
                        "userdata.storage.max-poll-records", "500",
                        "userdata.storage.retry-first", "10ms",
                        "userdata.storage.retry-most", "1s")))
                .isEqualTo(new ConsumeProperties("b", 4, 1, 500, Duration.ofMillis(10), Duration.ofSeconds(1)));
    }

    @Test
    void aMissingInstanceIsNamed() {
        assertThatThrownBy(() -> bind(Map.of())).hasStackTraceContaining("userdata.storage.instance-id is missing");
    }

    @Test
    void noConsumerIsRefusedByName() {
        assertThatThrownBy(() ->
                        bind(Map.of("userdata.storage.instance-id", "a", "userdata.storage.live-concurrency", "0")))
                .hasStackTraceContaining("userdata.storage.live-concurrency must be positive");
    }

    private static ConsumeProperties bind(Map<String, String> settings) {
        return SettingsBinder.bind("userdata.storage", ConsumeProperties.class, settings);
    }
}
