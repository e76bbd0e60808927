package io.userdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.ingest.fixture.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishPropertiesTest {
    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        return SettingsBinder.bind(prefix, type, settings);
    }

    @Test
    void defaultsOfPublishing() {
        assertThat(bind("userdata.ingest.publish", PublishProperties.class, Map.of()))
                .isEqualTo(new PublishProperties("ingest-", Duration.ofSeconds(15)));
    }

    @Test
    void everySettingOfPublishing() {
        assertThat(bind(
                        "userdata.ingest.publish",
                        PublishProperties.class,
                        Map.of(
                                "userdata.ingest.publish.transactional-id-prefix", "p-",
                                "userdata.ingest.publish.transaction-timeout", "20s")))
                .isEqualTo(new PublishProperties("p-", Duration.ofSeconds(20)));
    }

    @Test
    void aBadSettingOfPublishingIsNamed() {
        assertThatThrownBy(() -> bind(
                        "userdata.ingest.publish",
                        PublishProperties.class,
                        Map.of("userdata.ingest.publish.transaction-timeout", "1s")))
                .hasMessageContaining("userdata.ingest.publish.transaction-timeout");
        assertThatThrownBy(() -> bind(
                        "userdata.ingest.publish",
                        PublishProperties.class,
                        Map.of("userdata.ingest.publish.transactional-id-prefix", " ")))
                .hasMessageContaining("userdata.ingest.publish.transactional-id-prefix");
    }
}
