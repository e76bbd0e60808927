package io.userdata.starter.topic.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LagPropertiesTest {
    private static final Duration FIVE = Duration.ofSeconds(5);

    @Test
    void noGroupIsWatchedUnlessNamed() {
        assertThat(bind(Map.of())).isEqualTo(new LagProperties(List.of(), FIVE, FIVE));
    }

    @Test
    void everySettingIsBound() {
        assertThat(bind(Map.of(
                        "userdata.lag.groups[0].id", "storage",
                        "userdata.lag.groups[0].topics", "a,b",
                        "userdata.lag.every", "1s",
                        "userdata.lag.answer-within", "2s")))
                .isEqualTo(new LagProperties(
                        List.of(new LagProperties.Group("storage", List.of("a", "b"))),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2)));
    }

    @Test
    void valueThatCannotBeIsNamedByItsKey() {
        assertThatThrownBy(() -> new LagProperties(List.of(), Duration.ZERO, FIVE))
                .hasMessageContaining("userdata.lag.every");
        assertThatThrownBy(() -> new LagProperties(List.of(), FIVE, Duration.ZERO))
                .hasMessageContaining("userdata.lag.answer-within");
        assertThatThrownBy(() -> new LagProperties.Group(" ", List.of("a")))
                .hasMessageContaining("userdata.lag.groups[].id");
        assertThatThrownBy(() -> new LagProperties.Group("storage", List.of()))
                .hasMessageContaining("userdata.lag.groups[].topics");
    }

    private static LagProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("userdata.lag", LagProperties.class);
    }
}
