package io.userdata.ingest.source.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.limit.BackoffProperties;
import io.userdata.ingest.source.limit.RequestBudgetProperties;
import io.userdata.ingest.source.pagination.PaginationProperties;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonPointer;

class SourcePropertiesTest {
    @Test
    void defaults() {
        assertThat(TestSources.least(Map.of()))
                .isEqualTo(new SourceProperties(
                        URI.create("https://users.example"),
                        List.of(),
                        AuthProperties.none(),
                        "/",
                        Map.of(),
                        Map.of(),
                        new PaginationProperties(PaginationProperties.Type.PAGE_NUMBER, 1, null),
                        new PointerProperties(
                                JsonPointer.empty(), null, List.of(JsonPointer.compile("/id")), null, null, null, null),
                        List.of(),
                        new LimitProperties(
                                500, DataSize.ofMegabytes(16), Duration.ofSeconds(5), Duration.ofSeconds(30)),
                        new BackoffProperties(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), 8),
                        new RequestBudgetProperties(
                                null, null, Duration.ofMinutes(5), 0.8, 1, 10, Duration.ofSeconds(30)),
                        null,
                        false));
    }

    @Test
    void everySetting() {
        assertThat(TestSources.least(Map.ofEntries(
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
                        Map.entry("auth.parameter", "api_key"),
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
                                "api_key",
                                "k",
                                "t",
                                "u",
                                "p",
                                URI.create("https://id.example/token"),
                                "c",
                                "s",
                                "users.read"),
                        "/v1/{{key}}",
                        TestSources.query(Map.of("p", "{{page}}", "from", "{{window.from}}")),
                        Map.of("key", "k"),
                        new PaginationProperties(PaginationProperties.Type.SEEDED_ENDLESS, 0, 9L),
                        new PointerProperties(
                                JsonPointer.compile("/data"),
                                JsonPointer.compile("/error"),
                                List.of(JsonPointer.compile("/a"), JsonPointer.compile("/b/c")),
                                JsonPointer.compile("/changed"),
                                JsonPointer.compile("/gone"),
                                JsonPointer.compile("/next"),
                                JsonPointer.compile("/count")),
                        List.of(JsonPointer.compile("/x"), JsonPointer.compile("/y")),
                        new LimitProperties(7, DataSize.ofKilobytes(1), Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        new BackoffProperties(Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5), 6),
                        new RequestBudgetProperties(1L, 2L, Duration.ofMinutes(3), 0.5, 4, 5, Duration.ofSeconds(6)),
                        new ScheduleProperties(null, "0 0 3 * * *", ZoneId.of("Europe/Berlin"), 63L, false),
                        true));
    }

    @Test
    void aSourceAskedAboutAWindowNeedsOne() {
        assertThat(TestSources.least(Map.of("query.from", "{{window.from}}")).needsWindow())
                .isTrue();
        assertThat(TestSources.least(Map.of("query.page", "{{page}}")).needsWindow())
                .isFalse();
    }
}
