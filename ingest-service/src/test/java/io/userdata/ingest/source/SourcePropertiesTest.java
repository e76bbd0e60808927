package io.userdata.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.ingest.budget.BackoffProperties;
import io.userdata.ingest.budget.BudgetProperties;
import io.userdata.ingest.source.paging.PaginationProperties;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonPointer;

class SourcePropertiesTest {
    private static final Map<String, String> LEAST =
            Map.of("base-url", "https://users.example", "pointers.external-id", "/id");

    private static SourceProperties bind(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(LEAST);
        settings.putAll(more);
        MockEnvironment environment = new MockEnvironment();
        settings.forEach((key, value) -> environment.setProperty("sources.people." + key, value));
        return new SourceConfiguration()
                .sources(environment)
                .find("people")
                .orElseThrow()
                .properties();
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SourceProperties(
                        URI.create("https://users.example"),
                        List.of(),
                        AuthProperties.none(),
                        "/",
                        Map.of(),
                        Map.of(),
                        new PaginationProperties(PaginationProperties.Type.PAGE_NUMBER, 1, null),
                        new Pointers(
                                JsonPointer.empty(), null, List.of(JsonPointer.compile("/id")), null, null, null, null),
                        List.of(),
                        new Limits(500, DataSize.ofMegabytes(16), Duration.ofSeconds(5), Duration.ofSeconds(30)),
                        new BackoffProperties(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), 8),
                        new BudgetProperties(null, null, Duration.ofMinutes(5), 0.8, 1, 10, Duration.ofSeconds(30)),
                        null,
                        false));
    }

    @Test
    void everySetting() {
        assertThat(bind(Map.ofEntries(
                        Map.entry("path", "/v1/{{key}}"),
                        Map.entry("query.p", "{{page}}"),
                        Map.entry("query.from", "{{window.from}}"),
                        Map.entry("variables.key", "k"),
                        Map.entry("pagination.type", "seeded-endless"),
                        Map.entry("pagination.first-page", "0"),
                        Map.entry("pagination.last-page", "9"),
                        Map.entry("pointers.records", "/data"),
                        Map.entry("pointers.error", "/error"),
                        Map.entry("pointers.external-id", "/a,/b/c"),
                        Map.entry("pointers.updated-at", "/changed"),
                        Map.entry("pointers.deleted", "/gone"),
                        Map.entry("pointers.cursor", "/next"),
                        Map.entry("pointers.total", "/count"),
                        Map.entry("allowed-hosts", "files.example,users.example"),
                        Map.entry("auth.type", "oauth2-client-credentials"),
                        Map.entry("auth.header", "X-Key"),
                        Map.entry("auth.key", "k"),
                        Map.entry("auth.token", "t"),
                        Map.entry("auth.username", "u"),
                        Map.entry("auth.password", "p"),
                        Map.entry("auth.token-url", "https://id.example/token"),
                        Map.entry("auth.client-id", "c"),
                        Map.entry("auth.client-secret", "s"),
                        Map.entry("auth.scope", "users.read"),
                        Map.entry("redact", "/x,/y"),
                        Map.entry("limits.page-size", "7"),
                        Map.entry("limits.body-size", "1KB"),
                        Map.entry("limits.connect-timeout", "1s"),
                        Map.entry("limits.read-timeout", "2s"),
                        Map.entry("backoff.initial", "3s"),
                        Map.entry("backoff.longest", "4s"),
                        Map.entry("backoff.longest-retry-after", "5s"),
                        Map.entry("backoff.attempts", "6"),
                        Map.entry("budget.records", "1"),
                        Map.entry("budget.requests", "2"),
                        Map.entry("budget.per", "3m"),
                        Map.entry("budget.backfill-share", "0.5"),
                        Map.entry("budget.concurrency", "4"),
                        Map.entry("budget.breaker-faults", "5"),
                        Map.entry("budget.breaker-open", "6s"),
                        Map.entry("schedule.cron", "0 0 3 * * *"),
                        Map.entry("schedule.zone", "Europe/Berlin"),
                        Map.entry("schedule.max-records", "63"),
                        Map.entry("schedule.continues", "false"),
                        Map.entry("allow-private-addresses", "true"))))
                .isEqualTo(new SourceProperties(
                        URI.create("https://users.example"),
                        List.of("files.example", "users.example"),
                        new AuthProperties(
                                AuthProperties.Type.OAUTH2_CLIENT_CREDENTIALS,
                                "X-Key",
                                "k",
                                "t",
                                "u",
                                "p",
                                URI.create("https://id.example/token"),
                                "c",
                                "s",
                                "users.read"),
                        "/v1/{{key}}",
                        Map.of("p", "{{page}}", "from", "{{window.from}}"),
                        Map.of("key", "k"),
                        new PaginationProperties(PaginationProperties.Type.SEEDED_ENDLESS, 0, 9L),
                        new Pointers(
                                JsonPointer.compile("/data"),
                                JsonPointer.compile("/error"),
                                List.of(JsonPointer.compile("/a"), JsonPointer.compile("/b/c")),
                                JsonPointer.compile("/changed"),
                                JsonPointer.compile("/gone"),
                                JsonPointer.compile("/next"),
                                JsonPointer.compile("/count")),
                        List.of(JsonPointer.compile("/x"), JsonPointer.compile("/y")),
                        new Limits(7, DataSize.ofKilobytes(1), Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        new BackoffProperties(Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5), 6),
                        new BudgetProperties(1L, 2L, Duration.ofMinutes(3), 0.5, 4, 5, Duration.ofSeconds(6)),
                        new ScheduleProperties(null, "0 0 3 * * *", ZoneId.of("Europe/Berlin"), 63L, false),
                        true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base-url             | ftp://users.example       | base-url",
                "base-url             | https://me:pw@example.org | base-url",
                "path                 | users                     | path must start with /",
                "query.p              | {{pge}}                   | {{pge}}",
                "redact               | ''                        | ",
                "pagination.last-page | 0                         | pagination.last-page",
                "query.p              | {{offset}}                | page, pageSize, window.from, window.to",
                "pagination.type      | cursor                    | pointers.cursor",
                "auth.type            | bearer                    | auth.token",
                "auth.header          | X Key                     | auth.header",
                "limits.page-size     | 0                         | limits.page-size",
                "limits.body-size     | 1GB                       | limits.body-size",
                "limits.read-timeout  | 0s                        | limits.read-timeout",
                "backoff.initial      | 0s                        | backoff.initial",
                "backoff.longest      | 1ms                       | backoff.longest",
                "backoff.attempts     | 0                         | backoff.attempts",
                "budget.records       | 0                         | budget.records",
                "budget.requests      | 0                         | budget.requests",
                "budget.per           | 0s                        | budget.per",
                "budget.backfill-share| 1.1                       | budget.backfill-share",
                "budget.concurrency   | 0                         | budget.concurrency",
                "budget.breaker-faults| -1                        | budget.breaker-faults",
                "budget.breaker-open  | 0s                        | budget.breaker-open",
            })
    void aBadSettingIsNamed(String key, String value, @org.jspecify.annotations.Nullable String named) {
        if (named == null) {
            assertThat(bind(Map.of(key, value)).redact()).isEmpty();
        } else {
            assertThatThrownBy(() -> bind(Map.of(key, value))).rootCause().hasMessageContaining(named);
        }
    }

    @Test
    void aKeyThatNobodyKnowsIsNamed() {
        assertThatThrownBy(() -> bind(Map.of("pagination.tpye", "x")))
                .rootCause()
                .hasMessageContaining("sources.people.pagination.tpye");
    }

    @Test
    void aSourceAskedAboutAWindowNeedsOne() {
        assertThat(bind(Map.of("query.from", "{{window.from}}")).needsWindow()).isTrue();
        assertThat(bind(Map.of("query.page", "{{page}}")).needsWindow()).isFalse();
    }

    @Test
    void aNameThatCannotBeAKeyIsRefused() {
        assertThatThrownBy(() -> new Source("Random User", bind(Map.of()))).hasMessageContaining("sources.Random User");
    }
}
