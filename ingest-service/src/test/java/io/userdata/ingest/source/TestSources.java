package io.userdata.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.ingest.budget.BackoffProperties;
import io.userdata.ingest.budget.RequestBudgetProperties;
import io.userdata.ingest.source.paging.PaginationProperties;
import io.userdata.ingest.source.paging.PaginationProperties.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonPointer;

/** Sources as tests need them. */
public final class TestSources {
    private TestSources() {}

    /** An endless source with pages of 3, whose records have an id and a secret. */
    public static Source endless(URI url) {
        return source(url, Type.SEEDED_ENDLESS, 100L);
    }

    /** A source that ends with an empty page. */
    public static Source ending(URI url) {
        return source(url, Type.PAGE_NUMBER, null);
    }

    private static Source source(URI url, Type type, @Nullable Long lastPage) {
        return new Source(
                "people",
                new SourceProperties(
                        url,
                        List.of(),
                        AuthProperties.none(),
                        "/users",
                        query(Map.of("results", "{{pageSize}}", "page", "{{page}}")),
                        Map.of(),
                        new PaginationProperties(type, 1, lastPage),
                        new PointerProperties(
                                JsonPointer.compile("/results"),
                                JsonPointer.compile("/error"),
                                List.of(JsonPointer.compile("/nat"), JsonPointer.compile("/login/uuid")),
                                JsonPointer.compile("/updated"),
                                JsonPointer.compile("/deleted"),
                                null,
                                null),
                        List.of(JsonPointer.compile("/login/password")),
                        new LimitProperties(3, DataSize.ofKilobytes(64), Duration.ofSeconds(2), Duration.ofSeconds(2)),
                        new BackoffProperties(Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofHours(1), 3),
                        new RequestBudgetProperties(
                                null, null, Duration.ofMinutes(5), 0.8, 1, 10, Duration.ofSeconds(30)),
                        null,
                        true));
    }

    /** Parameters of a query as they are configured. */
    public static Map<String, List<Template>> query(Map<String, String> parameters) {
        Map<String, List<Template>> query = new HashMap<>();
        parameters.forEach((name, value) -> query.put(name, List.of(new Template(value))));
        return query;
    }

    /** A source of application.yml, with settings of a test's own. */
    public static Source ready(String name, URI url, Map<String, String> settings) {
        MockEnvironment environment = new MockEnvironment();
        settings.forEach((key, value) -> environment.setProperty("sources." + name + "." + key, value));
        environment.setProperty("sources." + name + ".base-url", url.toString());
        environment.setProperty("sources." + name + ".allow-private-addresses", "true");
        try {
            new YamlPropertySourceLoader()
                    .load("application.yml", new ClassPathResource("application.yml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SourceConfiguration().sources(environment).find(name).orElseThrow();
    }

    /** A source that stands in a YAML text only. */
    public static Source yaml(String name, String text) {
        MockEnvironment environment = new MockEnvironment();
        try {
            new YamlPropertySourceLoader()
                    .load("test", new ByteArrayResource(text.getBytes(UTF_8)))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SourceConfiguration().sources(environment).find(name).orElseThrow();
    }
}
