package io.userdata.console.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConsolePropertiesTest {
    private static final Map<ServiceName, URI> SERVICES = Map.of(
            ServiceName.INGEST, URI.create("http://a:1"),
            ServiceName.PROCESSOR, URI.create("http://b:2"),
            ServiceName.STORAGE, URI.create("https://c"));

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "userdata.console.token", "a-viewer-token",
            "userdata.console.services.ingest", "http://a:1",
            "userdata.console.services.processor", "http://b:2",
            "userdata.console.services.storage", "https://c"));

    @Test
    void defaults() {
        assertThat(bind())
                .isEqualTo(new ConsoleProperties(
                        "a-viewer-token",
                        SERVICES,
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        15,
                        50));
    }

    @Test
    void everyKey() {
        settings.putAll(Map.of(
                "userdata.console.self", "http://console:8080",
                "userdata.console.refresh", "500ms",
                "userdata.console.metrics-every", "10s",
                "userdata.console.answer-within", "1s",
                "userdata.console.runs", "5",
                "userdata.console.viewers", "2"));
        assertThat(bind())
                .isEqualTo(new ConsoleProperties(
                        "a-viewer-token",
                        SERVICES,
                        URI.create("http://console:8080"),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        5,
                        2));
    }

    @Test
    void whatIsMissingIsNamed() {
        settings.put("userdata.console.token", " ");
        assertThatThrownBy(this::bind).hasStackTraceContaining("userdata.console.token is missing");
        settings.put("userdata.console.token", "a-viewer-token");
        settings.put("userdata.console.services.storage", "storage-service");
        assertThatThrownBy(this::bind).hasStackTraceContaining("userdata.console.services.storage must be an address");
    }

    @Test
    void whatCannotBeIsNamed() {
        settings.put("userdata.console.refresh", "0s");
        assertThatThrownBy(this::bind).hasStackTraceContaining("userdata.console.refresh must be longer");
        settings.put("userdata.console.refresh", "1s");
        settings.put("userdata.console.viewers", "0");
        assertThatThrownBy(this::bind).hasStackTraceContaining("userdata.console.viewers must be from 1");
    }

    @Test
    void showsNoToken() {
        settings.put("userdata.console.token", "a-secret-token");
        assertThat(bind().toString()).doesNotContain("a-secret-token");
    }

    @Test
    void aTokenThatCanBeGuessedIsRefusedWithoutShowingIt() {
        settings.put("userdata.console.token", "guess-me");
        assertThatThrownBy(this::bind)
                .rootCause()
                .hasMessageContaining("userdata.console.token has less than 12 characters")
                .hasMessageNotContaining("guess-me");
    }

    private ConsoleProperties bind() {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("userdata.console", ConsoleProperties.class);
    }
}
