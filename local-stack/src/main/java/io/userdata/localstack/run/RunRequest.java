package io.userdata.localstack.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /api/v1/runs/{runId}}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunRequest(
        String source, RunKind kind, @Nullable Window window, long maxRecords) {
    /** The time [from, to) that a backfill covers. */
    public record Window(Instant from, Instant to) {}

    /** The source that the sample user API stands behind. */
    public static final String SAMPLE_USERS = "randomuser";

    /** Asks a source for users; a backfill is about yesterday, so that what it brings is older than what live brings. */
    public static RunRequest of(String source, RunKind kind, long users, Clock clock) {
        return new RunRequest(
                source,
                kind,
                switch (kind) {
                    case POLL -> null;
                    case BACKFILL -> yesterday(clock);
                },
                users);
    }

    private static Window yesterday(Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Window(
                today.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                today.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
