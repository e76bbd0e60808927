package io.userdata.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WebPropertiesTest {
    private static WebProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("userdata.ingest.web", WebProperties.class);
    }

    @Test
    void defaultsAndEverySetting() {
        assertThat(bind(Map.of()).storageUrl()).isEqualTo(URI.create("http://localhost:8083"));
        assertThat(bind(Map.of("userdata.ingest.web.storage-url", "https://storage:1"))
                        .storageUrl())
                .isEqualTo(URI.create("https://storage:1"));
        assertThat(bind(Map.of()).pushSize()).isEqualTo(DataSize.ofMegabytes(1));
        assertThat(bind(Map.of("userdata.ingest.web.push-size", "2MB")).pushSize())
                .isEqualTo(DataSize.ofMegabytes(2));
    }

    @Test
    void aPushThatNoCommandCouldCarryIsRefusedByName() {
        assertThatThrownBy(() -> new WebProperties(URI.create("http://storage"), DataSize.ofMegabytes(4)))
                .hasMessageContaining("userdata.ingest.web.push-size");
    }

    @Test
    void aRelativeUrlIsRefusedByName() {
        assertThatThrownBy(() -> new WebProperties(URI.create("/storage"), DataSize.ofMegabytes(1)))
                .hasMessageContaining("userdata.ingest.web.storage-url");
    }
}
