package io.userdata.storage.drill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How old live records were when they were committed, second by second: the 99th percentile of those committed in it or
 * of those fetched in it, whichever is worse, so that a second in which nothing could be committed counts too.
 */
final class Freshness {
    private static final Duration AIM = Duration.ofSeconds(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** What was fetched just before a change is hit by it. */
    private static final Duration BEFORE = Duration.ofSeconds(2);

    /** A live version is the newest of its user: the transaction that wrote it is that of the row. */
    private static final String SECONDS = """
            WITH stored AS (
                SELECT fetched_at AS fetched, pg_xact_commit_timestamp(xmin) AS committed FROM users WHERE lane = 'live'
            ), ages AS (
                SELECT 'committed' AS seen, date_trunc('second', committed) AS second, committed - fetched AS age FROM stored
                UNION ALL
                SELECT 'fetched', date_trunc('second', fetched), committed - fetched FROM stored
            ), percentiles AS (
                SELECT second, percentile_disc(0.99) WITHIN GROUP (ORDER BY age) AS p99 FROM ages GROUP BY second, seen
            )
            SELECT second, extract(epoch FROM max(p99)) * 1000 AS p99 FROM percentiles GROUP BY second""";

    private final NavigableMap<Instant, Duration> seconds;

    private Freshness(NavigableMap<Instant, Duration> seconds) {
        this.seconds = seconds;
    }

    static Freshness of(DatabaseProbe stored) {
        return new Freshness(stored.query(SECONDS, Freshness::read));
    }

    private static NavigableMap<Instant, Duration> read(ResultSet row) throws SQLException {
        NavigableMap<Instant, Duration> seconds = new TreeMap<>();
        while (row.next()) {
            seconds.put(
                    row.getObject("second", OffsetDateTime.class).toInstant(), Duration.ofMillis(row.getLong("p99")));
        }
        return seconds;
    }

    /** The seconds that belong to a change of the group, up to those of the next one. */
    Freshness between(Instant change, Instant next) {
        return new Freshness(seconds.subMap(change.minus(BEFORE), true, next.minus(BEFORE), false));
    }

    /** How long after this moment the last second ended that missed the aim; zero if none did after it. */
    Duration backAfter(Instant began) {
        return seconds.descendingMap().entrySet().stream()
                .filter(second -> second.getValue().compareTo(AIM) > 0)
                .findFirst()
                .map(second -> Duration.between(began, second.getKey().plus(SECOND)))
                .filter(back -> !back.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Seconds that missed the aim. */
    long late() {
        return seconds.values().stream()
                .filter(second -> second.compareTo(AIM) > 0)
                .count();
    }

    Duration worst() {
        return seconds.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** What half of the seconds were better than. */
    Duration median() {
        return seconds.values().stream()
                .sorted()
                .skip(seconds.size() / 2)
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
