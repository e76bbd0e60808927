package io.userdata.storage.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.starter.metrics.MetricNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** How old records are when they are committed and were when they were fetched; each timer is looked up once. */
final class RecordAgeTimers {
    /** Names come from records: a client that may write to a topic must not be able to add a metric per record. */
    private static final int MOST_SOURCES = 100;

    private static final String OTHER = "other";
    private static final Duration OLDEST = Duration.ofDays(365);
    private static final Duration[] FRESHNESS = millis(
            10, 25, 50, 100, 250, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
            3_600_000);
    private static final Duration[] AGES =
            seconds(1, 10, 60, 300, 900, 3600, 21_600, 86_400, 604_800, 2_592_000, 31_536_000);

    private final MeterRegistry meters;
    private final Map<String, Timers> bySource = new ConcurrentHashMap<>();

    RecordAgeTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    void record(EnrichedRecord user, Instant committed) {
        Timers timers = of(user.source());
        timers.freshness(user.lane()).record(between(user.fetchedAt(), committed));
        timers.age().record(between(user.observedAt(), user.fetchedAt()));
    }

    private Timers of(String source) {
        Timers known = bySource.get(source);
        if (known != null) {
            return known;
        }
        return bySource.computeIfAbsent(bySource.size() < MOST_SOURCES ? source : OTHER, this::timers);
    }

    private Timers timers(String source) {
        return new Timers(
                freshness(Lane.LIVE, source),
                freshness(Lane.BACKFILL, source),
                Timer.builder(MetricNames.SOURCE_AGE)
                        .tag("source", source)
                        .serviceLevelObjectives(AGES)
                        .register(meters));
    }

    private Timer freshness(Lane lane, String source) {
        return Timer.builder(MetricNames.FRESHNESS)
                .tag("lane", lane.text())
                .tag("source", source)
                .serviceLevelObjectives(FRESHNESS)
                .register(meters);
    }

    /** Within what a timer can hold, whatever the record says. */
    private static Duration between(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        return age.compareTo(OLDEST) > 0 ? OLDEST : age.isNegative() ? Duration.ZERO : age;
    }

    private static Duration[] millis(long... millis) {
        return LongStream.of(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    private static Duration[] seconds(long... seconds) {
        return LongStream.of(seconds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
    }

    private record Timers(Timer live, Timer backfill, Timer age) {
        Timer freshness(Lane lane) {
            return switch (lane) {
                case LIVE -> live;
                case BACKFILL -> backfill;
            };
        }
    }
}
