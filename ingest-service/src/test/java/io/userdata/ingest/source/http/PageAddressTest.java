package io.userdata.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.Window;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.config.SourceProperties;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageAddressTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final FakeUserApi api = FakeUserApi.start();
    private final Source endless = TestSources.endless(api.uri());

    @AfterEach
    void stop() {
        api.close();
    }

    private static URI address(SourceProperties properties, Window window) {
        Source source = new Source("people", properties);
        return PageAddress.of(source, source.pages().cursor(null), window);
    }

    @Test
    void variablesAreFilledInAndEncoded() {
        SourceProperties properties = endless.properties();
        SourceProperties windowed = new SourceProperties(
                URI.create("https://users.example/base/"),
                properties.allowedHosts(),
                properties.auth(),
                "/v1/{{mine}}/{{window.from}}",
                TestSources.query(Map.of("q", "{{mine}}", "filter", "a eq \"b\" & c,d:e%20f 5%")),
                Map.of("mine", "a b&c/ü"),
                properties.pagination(),
                properties.pointers(),
                properties.redact(),
                properties.limits(),
                properties.backoff(),
                properties.budget(),
                properties.schedule(),
                false);
        Window window = new Window(Instant.parse("2020-01-01T00:00:00Z"), NOW, null);
        URI address = address(windowed, window);
        assertThat(address.getRawPath()).isEqualTo("/base/v1/a%20b%26c%2F%C3%BC/2020-01-01T00%3A00%3A00Z");
        assertThat(address.getRawQuery().split("&"))
                .containsExactlyInAnyOrder("q=a%20b%26c%2F%C3%BC", "filter=a%20eq%20%22b%22%20%26%20c,d:e%20f%205%25");
    }
}
