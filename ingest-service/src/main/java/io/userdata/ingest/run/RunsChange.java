package io.userdata.ingest.run;

import io.userdata.events.run.ForgottenRun;
import io.userdata.events.run.RunClaim;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunsKey;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceRecord;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What one transaction changes on {@code ingest.runs}.
 *
 * @param forgotten what is kept of runs that are forgotten
 * @param gone keys of what is not kept any longer
 */
public record RunsChange(
        List<RunRecord> runs,
        List<SliceRecord> slices,
        List<SourceRecord> sources,
        List<ForgottenRun> forgotten,
        List<RunClaim> claims,
        List<RunsKey> gone) {
    public static final RunsChange NONE = new RunsChange(List.of(), List.of(), List.of());

    public RunsChange {
        runs = List.copyOf(runs);
        slices = List.copyOf(slices);
        sources = List.copyOf(sources);
        forgotten = List.copyOf(forgotten);
        claims = List.copyOf(claims);
        gone = List.copyOf(gone);
    }

    /** A change that forgets nothing. */
    public RunsChange(List<RunRecord> runs, List<SliceRecord> slices, List<SourceRecord> sources) {
        this(runs, slices, sources, List.of(), List.of(), List.of());
    }

    /** Something is not kept any longer. */
    public static RunsChange without(RunsKey gone) {
        return new RunsChange(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(gone));
    }

    /** An id is claimed. */
    public static RunsChange of(RunClaim claim) {
        return new RunsChange(List.of(), List.of(), List.of(), List.of(), List.of(claim), List.of());
    }

    /** A run is known to be forgotten. */
    public static RunsChange of(ForgottenRun forgotten) {
        return new RunsChange(List.of(), List.of(), List.of(), List.of(forgotten), List.of(), List.of());
    }

    /**
     * Runs with all of their slices are forgotten, but for what keeps their ids taken.
     *
     * @param given ids that are given up: whatever is kept of them goes too
     */
    public static RunsChange forgetting(List<RunProgress> runs, List<UUID> given) {
        Stream<RunsKey> keys = Stream.concat(
                runs.stream().flatMap(RunsChange::keys), given.stream().map(RunsKey.Forgotten::new));
        return new RunsChange(
                List.of(),
                List.of(),
                List.of(),
                runs.stream().map(RunsChange::forgotten).toList(),
                List.of(),
                keys.toList());
    }

    private static ForgottenRun forgotten(RunProgress progress) {
        RunRecord run = progress.run();
        return new ForgottenRun(
                run.runId(), run.definition().source(), run.definition().kind(), run.state(), run.updatedAt());
    }

    private static Stream<RunsKey> keys(RunProgress run) {
        return Stream.concat(
                run.slices().stream().map(slice -> new RunsKey.Slice(slice.runId(), slice.slice())),
                Stream.of(new RunsKey.Run(run.runId())));
    }

    public boolean isEmpty() {
        return runs.isEmpty()
                && slices.isEmpty()
                && sources.isEmpty()
                && forgotten.isEmpty()
                && claims.isEmpty()
                && gone.isEmpty();
    }
}
