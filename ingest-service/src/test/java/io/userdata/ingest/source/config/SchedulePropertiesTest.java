package io.userdata.ingest.source.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulePropertiesTest {
    private static final String SOURCE = """
            sources.people:
              base-url: https://users.example
              path: /users
              query: {%s}
              pagination.type: %s
              pointers.external-id: /id
              limits.page-size: 10
              schedule: {%s}
            """;

    private static Source source(String query, String type, String schedule) {
        return TestSources.yaml("people", SOURCE.formatted(query, type, schedule));
    }

    private static ScheduleProperties cron(String cron, String zone) {
        return new ScheduleProperties(null, cron, ZoneId.of(zone), null, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-records: 5                              | page-number    | schedule.fixed-delay or schedule.cron",
                "fixed-delay: 1m, cron: '@daily'             | page-number    | schedule.fixed-delay or schedule.cron",
                "fixed-delay: 10ms                           | page-number    | schedule.fixed-delay must be at least 1s",
                "cron: '*/5 * * * *'                         | page-number    | schedule.cron must hold second",
                "cron: '0 0 0 30 2 *'                        | page-number    | schedule.cron names a time that never",
                "fixed-delay: 1m, zone: UTC                  | page-number    | schedule.zone is for schedule.cron",
                "cron: '@daily', zone: Nowhere               | page-number    | sources.people.schedule.zone",
                "fixed-delay: 1m, max-records: 0             | page-number    | schedule.max-records must be at least 1",
                "fixed-delay: 1m                             | seeded-endless | schedule.max-records is missing",
                "fixed-delay: 1m, continues: true            | page-number    | keyset or cursor",
                "fixed-delay: 1m, max-records: 9             | keyset         | must be at least limits.page-size, 10",
                "fixed-delay: 1m, every: 3                   | page-number    | sources.people.schedule.every",
            })
    void aBadScheduleIsNamed(String schedule, String type, String said) {
        assertThatThrownBy(() -> source("", type, schedule)).hasStackTraceContaining(said);
    }

    @Test
    void anEndlessSourceHoldsNoMoreThanItsPages() {
        String pages = "seeded-endless\n  pagination.last-page: 3";
        assertThatThrownBy(() -> source("", pages, "fixed-delay: 1m, max-records: 31"))
                .hasStackTraceContaining("schedule.max-records must be at most 30");
    }

    @Test
    void onlyAKeysetContinuesUnlessItIsToldOtherwise() {
        assertThat(source("", "keyset", "fixed-delay: 1m").continues()).isTrue();
        assertThat(source("", "keyset", "fixed-delay: 1m, continues: false").continues())
                .isFalse();
        assertThat(source("from: '{{window.from}}'", "keyset", "fixed-delay: 1m")
                        .continues())
                .isFalse();
        assertThat(source("", "page-number", "fixed-delay: 1m").continues()).isFalse();
    }

    @Test
    void cronGoesByTheClockOfItsZone() {
        ScheduleProperties nightly = cron("0 30 2 * * *", "Europe/Berlin");
        assertThat(nightly.next(Instant.parse("2026-01-10T12:00:00Z"))).isEqualTo("2026-01-11T01:30:00Z");
        assertThat(nightly.next(Instant.parse("2026-07-10T12:00:00Z"))).isEqualTo("2026-07-11T00:30:00Z");
    }

    @Test
    void theLatestOfMissedTimesIsFoundHoweverManyThereAre() {
        ScheduleProperties eachSecond = cron("* * * * * *", "UTC");
        Instant now = Instant.parse("2026-01-01T00:00:00.400Z");
        assertThat(eachSecond.latest(Instant.EPOCH, now)).isEqualTo("2026-01-01T00:00:00Z");
        ScheduleProperties monthly = cron("0 0 5 1 * *", "UTC");
        assertThat(monthly.latest(Instant.parse("2025-10-01T05:00:00Z"), now)).isEqualTo("2025-12-01T05:00:00Z");
        assertThat(monthly.latest(Instant.parse("2025-12-01T05:00:00Z"), now)).isEqualTo("2025-12-01T05:00:00Z");
    }

    @Test
    void aDelayThatIsOverIsOverNow() {
        ScheduleProperties hourly = new ScheduleProperties(Duration.ofHours(1), null, null, null, null);
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(hourly.next(now)).isEqualTo(now.plusSeconds(3600));
        assertThat(hourly.latest(now.minusSeconds(9999), now)).isEqualTo(now);
    }
}
