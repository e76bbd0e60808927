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
    private static final LaneProperties MICRO_BATCH = lane(1, 0, 20_000);

    private static LaneProperties lane(long checkpointSeconds, long batchSeconds, long records) {
        return new LaneProperties(
                LaneTrigger.MICRO_BATCH,
                Duration.ofSeconds(checkpointSeconds),
                Duration.ofSeconds(batchSeconds),
                records);
    }

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
                        MICRO_BATCH,
                        MICRO_BATCH));
    }

    @Test
    void fullMapping() {
        Map<String, String> settings = new HashMap<>();
        settings.put("userdata.pipeline.master", "spark://master:7077");
        settings.put("userdata.pipeline.checkpoints", "/data/checkpoints");
        settings.put("userdata.pipeline.spark.[spark.driver.host]", "10.0.0.1");
        settings.put("userdata.pipeline.fetch-max-wait", "50ms");
        settings.put("userdata.pipeline.warm-up", "false");
        settings.put("userdata.pipeline.live.trigger", "continuous");
        settings.put("userdata.pipeline.live.checkpoint-every", "3s");
        settings.put("userdata.pipeline.backfill.batch-every", "4s");
        settings.put("userdata.pipeline.live.max-offsets-per-trigger", "1");
        settings.put("userdata.pipeline.backfill.max-offsets-per-trigger", "2");
        assertThat(bind(settings))
                .isEqualTo(new QueryProperties(
                        "spark://master:7077",
                        Path.of("/data/checkpoints"),
                        Map.of("spark.driver.host", "10.0.0.1"),
                        Duration.ofMillis(50),
                        false,
                        new LaneProperties(LaneTrigger.CONTINUOUS, Duration.ofSeconds(3), Duration.ZERO, 1),
                        new LaneProperties(LaneTrigger.MICRO_BATCH, Duration.ofSeconds(1), Duration.ofSeconds(4), 2)));
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
                .isThrownBy(() -> lane(1, 0, 0))
                .withMessageContaining("max-offsets-per-trigger");
        assertThatIllegalArgumentException().isThrownBy(() -> lane(0, 0, 1)).withMessageContaining("checkpoint-every");
        assertThatIllegalArgumentException().isThrownBy(() -> lane(1, -1, 1)).withMessageContaining("batch-every");
    }
}
