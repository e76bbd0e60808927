package io.userdata.ingest.source;

import io.userdata.ingest.budget.BackoffProperties;
import io.userdata.ingest.budget.BudgetProperties;
import io.userdata.ingest.source.paging.PaginationProperties;
import io.userdata.ingest.source.paging.PaginationProperties.Type;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
                        Map.of("results", "{{pageSize}}", "page", "{{page}}"),
                        Map.of(),
                        new PaginationProperties(type, 1, lastPage),
                        new Pointers(
                                JsonPointer.compile("/results"),
                                JsonPointer.compile("/error"),
                                List.of(JsonPointer.compile("/nat"), JsonPointer.compile("/login/uuid")),
                                JsonPointer.compile("/updated"),
                                JsonPointer.compile("/deleted"),
                                null,
                                null),
                        List.of(JsonPointer.compile("/login/password")),
                        new Limits(3, DataSize.ofKilobytes(64), Duration.ofSeconds(2), Duration.ofMillis(500)),
                        new BackoffProperties(Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofHours(1), 3),
                        new BudgetProperties(null, null, Duration.ofMinutes(5), 0.8, 1, 10, Duration.ofSeconds(30)),
                        true));
    }
}
