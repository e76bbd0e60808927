package io.userdata.processor.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

class SupervisionPropertiesTest {
    private static final String PREFIX = "userdata.pipeline.supervision";

    private static SupervisionProperties bind(Map<String, String> settings) {
        return new Binder(
                        List.of(new MapConfigurationPropertySource(settings)),
                        null,
                        ApplicationConversionService.getSharedInstance())
                .bindOrCreate(PREFIX, SupervisionProperties.class);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SupervisionProperties(seconds(1), seconds(30), seconds(60), 5, seconds(1)));
    }

    @Test
    void fullMapping() {
        assertThat(bind(Map.of(
                        PREFIX + ".first-pause", "2s",
                        PREFIX + ".longest-pause", "3s",
                        PREFIX + ".stalled-after", "4s",
                        PREFIX + ".restart-after-stalls", "7",
                        PREFIX + ".behind-every", "6s")))
                .isEqualTo(new SupervisionProperties(seconds(2), seconds(3), seconds(4), 7, seconds(6)));
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SupervisionProperties(seconds(2), seconds(1), seconds(60), 5, seconds(5)))
                .withMessageContaining("first-pause must not be longer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SupervisionProperties(seconds(0), seconds(1), seconds(60), 5, seconds(5)))
                .withMessageContaining("first-pause must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SupervisionProperties(seconds(1), seconds(1), seconds(60), 0, seconds(5)))
                .withMessageContaining("restart-after-stalls must be positive");
    }
}
