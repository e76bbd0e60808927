package io.userdata.starter.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TopicPropertiesTest {
    @Test
    void defaultsRunOnOneBroker() {
        assertThat(topics(Map.of())).isEqualTo(new TopicProperties(4, (short) 1, Duration.ofDays(7)));
        assertThat(bind("userdata.kafka", KafkaProperties.class, Map.of()))
                .isEqualTo(new KafkaProperties("localhost:9092", Map.of()));
    }

    @Test
    void everySettingIsBound() {
        assertThat(topics(Map.of(
                        "userdata.topics.partitions", "12",
                        "userdata.topics.replication-factor", "3",
                        "userdata.topics.retention", "30d")))
                .isEqualTo(new TopicProperties(12, (short) 3, Duration.ofDays(30)));
        KafkaProperties kafka = bind(
                "userdata.kafka",
                KafkaProperties.class,
                Map.of(
                        "userdata.kafka.bootstrap-servers", "a:1,b:2",
                        "userdata.kafka.properties[security.protocol]", "SSL"));
        assertThat(kafka.client()).isEqualTo(Map.of("bootstrap.servers", "a:1,b:2", "security.protocol", "SSL"));
    }

    @Test
    void valueThatCannotBeIsNamedByItsKey() {
        assertThatThrownBy(() -> new TopicProperties(0, (short) 1, Duration.ofDays(7)))
                .hasMessageContaining("userdata.topics.partitions");
        assertThatThrownBy(() -> new TopicProperties(1, (short) 0, Duration.ofDays(7)))
                .hasMessageContaining("userdata.topics.replication-factor");
        assertThatThrownBy(() -> new TopicProperties(1, (short) 1, Duration.ZERO))
                .hasMessageContaining("userdata.topics.retention");
        assertThatThrownBy(() -> new KafkaProperties(" ", Map.of()))
                .hasMessageContaining("userdata.kafka.bootstrap-servers");
    }

    private static TopicProperties topics(Map<String, String> settings) {
        return bind("userdata.topics", TopicProperties.class, settings);
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }
}
