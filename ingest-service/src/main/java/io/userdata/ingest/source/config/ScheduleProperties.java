package io.userdata.ingest.source.config;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a source is polled by itself.
 *
 * @param fixedDelay from the end of a poll to the beginning of the next one; null: by cron
 * @param cron six fields from second to weekday, or a word such as {@code @hourly}; null: by fixed delay
 * @param zone whose clock cron goes by; null: UTC
 * @param maxRecords of a poll; null: until the source ends
 * @param continues whether a poll begins where the one before it ended; null: only by keyset
 */
public record ScheduleProperties(
        @Nullable Duration fixedDelay,
        @Nullable String cron,
        @Nullable ZoneId zone,
        @Nullable Long maxRecords,
        @Nullable Boolean continues) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public ScheduleProperties {
        if ((fixedDelay == null) == (cron == null)) {
            throw new IllegalArgumentException("schedule needs either schedule.fixed-delay or schedule.cron, not both");
        }
        if (fixedDelay != null && fixedDelay.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("schedule.fixed-delay must be at least 1s");
        }
        if (zone != null && cron == null) {
            throw new IllegalArgumentException("schedule.zone is for schedule.cron only");
        }
        if (maxRecords != null && maxRecords < 1) {
            throw new IllegalArgumentException("schedule.max-records must be at least 1");
        }
        if (cron != null && expression(cron).next(Instant.EPOCH.atZone(ZoneOffset.UTC)) == null) {
            throw new IllegalArgumentException("schedule.cron names a time that never comes");
        }
    }

    private static CronExpression expression(String cron) {
        try {
            return CronExpression.parse(cron);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "schedule.cron must hold second, minute, hour, day, month and weekday, such as 0 */15 * * * *", e);
        }
    }

    /** Whose clock cron goes by. */
    public ZoneId clock() {
        return zone == null ? ZoneOffset.UTC : zone;
    }

    /** Whether it goes by the end of the poll before, not by the clock. */
    public boolean isByDelay() {
        return fixedDelay != null;
    }

    /** The first time to poll after another one. */
    public Instant next(Instant after) {
        if (fixedDelay != null) {
            return after.plus(fixedDelay);
        }
        ZonedDateTime next = cron == null ? null : expression(cron).next(after.atZone(clock()));
        return next == null ? Instant.MAX : next.toInstant();
    }

    /**
     * The last time to poll that is not after now.
     *
     * @param due a time to poll that is not after now
     */
    public Instant latest(Instant due, Instant now) {
        if (isByDelay()) {
            return now;
        }
        Instant latest = near(due, now);
        for (Instant next = next(latest); !next.isAfter(now); next = next(latest)) {
            latest = next;
        }
        return latest;
    }

    /** A time to poll not long before now, so that years of them are not gone through one by one. */
    private Instant near(Instant due, Instant now) {
        for (Duration back = SHORTEST; now.minus(back).isAfter(due); back = back.multipliedBy(2)) {
            Instant next = next(now.minus(back));
            if (!next.isAfter(now)) {
                return next;
            }
        }
        return due;
    }
}
