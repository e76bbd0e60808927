package io.userdata.ingest.publish.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CheckPropertiesTest {
    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }

    @Test
    void settingsOfChecking() {
        assertThat(bind("userdata.ingest.check", CheckProperties.class, Map.of()))
                .isEqualTo(new CheckProperties(List.of()));
        assertThat(bind(
                        "userdata.ingest.check",
                        CheckProperties.class,
                        Map.of("userdata.ingest.check.mapped-elsewhere", "a,b")))
                .isEqualTo(new CheckProperties(List.of("a", "b")));
    }
}
