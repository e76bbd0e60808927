package io.userdata.ingest.run;

import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs as tests need them, all of them of the source "people". */
public final class TestRuns {
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private TestRuns() {}

    public static RunProgress poll(long maxRecords) {
        return RunProgress.queued(UUID.randomUUID(), definition(RunKind.POLL, null, maxRecords), 4, NOW);
    }

    /** A backfill of so many days, each of them a slice. */
    public static RunProgress backfill(int days, long maxRecords) {
        return RunProgress.queued(UUID.randomUUID(), definition(RunKind.BACKFILL, days(days), maxRecords), 4, NOW);
    }

    public static RunDefinition definition(RunKind kind, @Nullable Window window, @Nullable Long maxRecords) {
        return new RunDefinition("people", kind, window, maxRecords);
    }

    public static Window days(int days) {
        Instant from = Instant.parse("2020-01-01T00:00:00Z");
        return new Window(from, from.plus(Duration.ofDays(days)), Duration.ofDays(1));
    }

    public static RunStateChange all(RunProgress run) {
        return new RunStateChange(List.of(run.run()), run.slices(), List.of());
    }
}
