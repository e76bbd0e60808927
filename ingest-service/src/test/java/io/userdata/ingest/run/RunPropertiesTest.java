package io.userdata.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.ingest.fixture.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunPropertiesTest {
    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        return SettingsBinder.bind(prefix, type, settings);
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
                .hasMessage("userdata.ingest.run.session-timeout must be positive");
        assertThatThrownBy(() -> bind(
                        "userdata.ingest.run", RunProperties.class, Map.of("userdata.ingest.run.instance-id", " ")))
                .hasMessage("userdata.ingest.run.instance-id must not be blank");
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
                .hasMessage("userdata.ingest.run.retention must be positive");
    }
}
