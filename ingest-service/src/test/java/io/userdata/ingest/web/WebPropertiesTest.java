package io.userdata.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

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
    }

    @Test
    void aRelativeUrlIsRefusedByName() {
        assertThatThrownBy(() -> new WebProperties(URI.create("/storage")))
                .hasMessageContaining("userdata.ingest.web.storage-url");
    }
}
