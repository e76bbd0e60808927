package io.userdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PublishPropertiesTest {
    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
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
        assertThatThrownBy(() -> new PublishProperties("p-", Duration.ofSeconds(1)))
                .hasMessageContaining("userdata.ingest.publish.transaction-timeout");
        assertThatThrownBy(() -> new PublishProperties(" ", Duration.ofSeconds(15)))
                .hasMessageContaining("userdata.ingest.publish.transactional-id-prefix");
    }
}
