package io.userdata.processor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.userdata.events.record.Lane;
import io.userdata.processor.query.QueryProperties.LaneProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

class QueryPropertiesTest {
    static QueryProperties bind(Map<String, String> settings) {
        return new Binder(
                        java.util.List.of(new MapConfigurationPropertySource(settings)),
                        null,
                        ApplicationConversionService.getSharedInstance())
                .bindOrCreate("userdata.pipeline", QueryProperties.class);
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new QueryProperties(
                        null,
                        Path.of(".data/processor/checkpoints"),
                        Map.of(),
                        Duration.ofMillis(10),
                        true,
                        new LaneProperties(20_000),
                        new LaneProperties(20_000)));
    }

    @Test
    void fullMapping() {
        Map<String, String> settings = new HashMap<>();
        settings.put("userdata.pipeline.master", "spark://master:7077");
        settings.put("userdata.pipeline.checkpoints", "/data/checkpoints");
        settings.put("userdata.pipeline.spark.[spark.driver.host]", "10.0.0.1");
        settings.put("userdata.pipeline.fetch-max-wait", "50ms");
        settings.put("userdata.pipeline.warm-up", "false");
        settings.put("userdata.pipeline.live.max-offsets-per-trigger", "1");
        settings.put("userdata.pipeline.backfill.max-offsets-per-trigger", "2");
        assertThat(bind(settings))
                .isEqualTo(new QueryProperties(
                        "spark://master:7077",
                        Path.of("/data/checkpoints"),
                        Map.of("spark.driver.host", "10.0.0.1"),
                        Duration.ofMillis(50),
                        false,
                        new LaneProperties(1),
                        new LaneProperties(2)));
    }

    @Test
    void eachLaneHasAFolderOfItsOwn() {
        QueryProperties properties = bind(Map.of("userdata.pipeline.checkpoints", "/data/checkpoints"));
        assertThat(properties.checkpoint(Lane.BACKFILL)).isEqualTo(Path.of("/data/checkpoints/backfill"));
        assertThat(properties.scratch()).isEqualTo(Path.of("/data/spark-scratch"));
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LaneProperties(0))
                .withMessageContaining("max-offsets-per-trigger");
    }
}
