package io.userdata.ingest.run.command;

import io.userdata.events.run.RunDefinition;
import io.userdata.ingest.run.model.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do.
 *
 * @param run as it would begin
 * @param pageSize records per page
 * @param pages to fetch at the most, over all slices; null: until the source ends
 * @param takes how long, going by the pages of the source's latest completed run; null: unknown
 */
public record RunPlan(
        RunProgress run,
        int pageSize,
        @Nullable Long pages,
        @Nullable Duration takes) {

    static RunPlan of(RunDefinition definition, int pageSize, List<RunProgress> known, Instant now) {
        RunProgress run = RunProgress.queued(new UUID(0, 0), definition, 1, now);
        Long pages = definition.maxRecords() == null
                ? null
                : LongStream.range(0, run.run().slices())
                        .map(slice -> pages(run.owed((int) slice), pageSize))
                        .sum();
        return new RunPlan(run, pageSize, pages, takes(pages, run.source(), known));
    }

    /** How many pages a slice takes that owes so many records. */
    public static long pages(long owed, int pageSize) {
        return (owed + pageSize - 1) / pageSize;
    }

    private static @Nullable Duration takes(@Nullable Long pages, String source, List<RunProgress> known) {
        if (pages == null) {
            return null;
        }
        return known.stream()
                .filter(run -> run.source().equals(source) && run.isDone() && run.pages() > 0)
                .max(Comparator.comparing((RunProgress run) -> run.run().updatedAt()))
                .map(run -> Duration.between(run.run().createdAt(), run.run().updatedAt())
                        .multipliedBy(pages)
                        .dividedBy(run.pages()))
                .orElse(null);
    }
}
