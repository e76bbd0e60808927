package io.userdata.ingest.run.model;

import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.Window;
import java.util.Objects;
import java.util.Optional;

/** Compares what a replay has found with what the remembered runs published in its window. */
public final class ReplayCheck {
    private ReplayCheck() {}

    /**
     * Why a replay that has read all there is must not count as complete; empty: nothing is known to be missing.
     *
     * @param replay with all that it has found
     */
    public static Optional<RunReason> missing(RunStateStore state, RunProgress replay) {
        Window window = Objects.requireNonNull(replay.run().definition().window());
        long published =
                state
                        .all(run -> run.definition().source().equals(replay.source()) && isFetchedWithin(run, window))
                        .stream()
                        .flatMap(run -> run.slices().stream())
                        .filter(slice -> slice.updatedAt().isBefore(window.to()))
                        .mapToLong(slice -> slice.publishedTotal() - slice.rejected())
                        .sum();
        long found =
                replay.slices().stream().mapToLong(SliceRecord::publishedTotal).sum();
        boolean isWhole = replay.run().definition().maxRecords() == null;
        return isWhole && found < published
                ? Optional.of(RunFailure.RECORDS_MISSING.reason(
                        "At least " + (published - found) + " of the " + published + " records that runs of the window"
                                + " have published are no longer on their topics; those that are there were replayed."))
                : Optional.empty();
    }

    /** What a push holds may have been sent long before its run was created. */
    private static boolean isFetchedWithin(RunRecord run, Window window) {
        RunKind kind = run.definition().kind();
        return (kind == RunKind.POLL || kind == RunKind.BACKFILL)
                && !run.createdAt().isBefore(window.from());
    }
}
