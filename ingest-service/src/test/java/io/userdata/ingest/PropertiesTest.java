package io.userdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.ingest.publish.PublishProperties;
import io.userdata.ingest.publish.preview.CheckProperties;
import io.userdata.ingest.run.RunProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PropertiesTest {
    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }

    @Test
    void defaultsOfRuns() {
        assertThat(bind("userdata.ingest.run", RunProperties.class, Map.of()))
                .isEqualTo(new RunProperties(
                        "ingest-service",
                        "ingest-1",
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofDays(30)));
    }

    @Test
    void everySettingOfRuns() {
        assertThat(bind(
                        "userdata.ingest.run",
                        RunProperties.class,
                        Map.of(
                                "userdata.ingest.run.group-id", "group",
                                "userdata.ingest.run.instance-id", "two",
                                "userdata.ingest.run.session-timeout", "6s",
                                "userdata.ingest.run.answer-within", "2s",
                                "userdata.ingest.run.retry-initial", "3s",
                                "userdata.ingest.run.retry-longest", "4s",
                                "userdata.ingest.run.fenced-longest", "5s",
                                "userdata.ingest.run.retention", "7d")))
                .isEqualTo(new RunProperties(
                        "group",
                        "two",
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofDays(7)));
    }

    @Test
    void aBadSettingOfRunsIsNamed() {
        assertThatThrownBy(() -> bind(
                        "userdata.ingest.run",
                        RunProperties.class,
                        Map.of("userdata.ingest.run.session-timeout", "0s")))
                .hasRootCauseMessage("userdata.ingest.run.session-timeout must be positive");
        assertThatThrownBy(() -> bind(
                        "userdata.ingest.run", RunProperties.class, Map.of("userdata.ingest.run.instance-id", " ")))
                .hasRootCauseMessage("userdata.ingest.run.instance-id must not be blank");
        assertThatThrownBy(() -> bind(
                        "userdata.ingest.run", RunProperties.class, Map.of("userdata.ingest.run.retry-longest", "1ms")))
                .hasRootCauseMessage("userdata.ingest.run.retry-longest must not be less than retry-initial");
        assertThatThrownBy(() -> bind(
                        "userdata.ingest.run",
                        RunProperties.class,
                        Map.of("userdata.ingest.run.fenced-longest", "1ms")))
                .hasRootCauseMessage("userdata.ingest.run.fenced-longest must not be less than retry-initial");
        assertThatThrownBy(() ->
                        bind("userdata.ingest.run", RunProperties.class, Map.of("userdata.ingest.run.retention", "0s")))
                .hasRootCauseMessage("userdata.ingest.run.retention must be positive");
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
    void settingsOfChecking() {
        assertThat(bind("userdata.ingest.check", CheckProperties.class, Map.of()))
                .isEqualTo(new CheckProperties(List.of()));
        assertThat(bind(
                        "userdata.ingest.check",
                        CheckProperties.class,
                        Map.of("userdata.ingest.check.mapped-elsewhere", "a,b")))
                .isEqualTo(new CheckProperties(List.of("a", "b")));
    }

    @Test
    void aBadSettingOfPublishingIsNamed() {
        assertThatThrownBy(() -> new PublishProperties("p-", Duration.ofSeconds(1)))
                .hasMessageContaining("userdata.ingest.publish.transaction-timeout");
        assertThatThrownBy(() -> new PublishProperties(" ", Duration.ofSeconds(15)))
                .hasMessageContaining("userdata.ingest.publish.transactional-id-prefix");
    }
}
