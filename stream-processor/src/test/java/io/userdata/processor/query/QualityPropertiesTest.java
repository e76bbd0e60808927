package io.userdata.processor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class QualityPropertiesTest {
    private static QualityProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("userdata.quality", QualityProperties.class);
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(new QualityProperties(Map.of(), 5));
    }

    @Test
    void fullMapping() {
        assertThat(bind(Map.of("userdata.quality.weights.EMAIL_INVALID", "20", "userdata.quality.default-weight", "3")))
                .isEqualTo(new QualityProperties(Map.of("EMAIL_INVALID", 20), 3));
    }

    @Test
    void aWeightOutOfRangeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QualityProperties(Map.of("X", 101), 5))
                .withMessage("userdata.quality.weights.X must be between 0 and 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QualityProperties(Map.of(), -1))
                .withMessageStartingWith("userdata.quality.default-weight");
    }
}
