package io.userdata.ingest.run.model;

import io.userdata.events.run.ForgottenRun;
import io.userdata.events.run.RunIdClaim;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunRecordKey;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceStateRecord;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What one transaction changes on {@code ingest.runs}.
 *
 * @param forgotten what is kept of runs that are forgotten
 * @param gone keys of what is not kept any longer
 */
public record RunStateChange(
        List<RunRecord> runs,
        List<SliceRecord> slices,
        List<SourceStateRecord> sources,
        List<ForgottenRun> forgotten,
        List<RunIdClaim> claims,
        List<RunRecordKey> gone) {
    public static final RunStateChange NONE = new RunStateChange(List.of(), List.of(), List.of());

    public RunStateChange {
        runs = List.copyOf(runs);
        slices = List.copyOf(slices);
        sources = List.copyOf(sources);
        forgotten = List.copyOf(forgotten);
        claims = List.copyOf(claims);
        gone = List.copyOf(gone);
    }

    /** A change that forgets nothing. */
    public RunStateChange(List<RunRecord> runs, List<SliceRecord> slices, List<SourceStateRecord> sources) {
        this(runs, slices, sources, List.of(), List.of(), List.of());
    }

    /** A run with all of its slices. */
    public static RunStateChange of(RunProgress run) {
        return new RunStateChange(List.of(run.run()), run.slices(), List.of());
    }

    /** The change of a source on top of this one. */
    public RunStateChange with(SourceStateRecord source) {
        return new RunStateChange(runs, slices, List.of(source), forgotten, claims, gone);
    }

    /** Something is not kept any longer. */
    public static RunStateChange without(RunRecordKey gone) {
        return new RunStateChange(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(gone));
    }

    /** An id is claimed. */
    public static RunStateChange of(RunIdClaim claim) {
        return new RunStateChange(List.of(), List.of(), List.of(), List.of(), List.of(claim), List.of());
    }

    /** A run is known to be forgotten. */
    public static RunStateChange of(ForgottenRun forgotten) {
        return new RunStateChange(List.of(), List.of(), List.of(), List.of(forgotten), List.of(), List.of());
    }

    /**
     * Runs with all of their slices are forgotten, but for what keeps their ids taken.
     *
     * @param given ids that are given up: whatever is kept of them goes too
     */
    public static RunStateChange forgetting(List<RunProgress> runs, List<UUID> given) {
        Stream<RunRecordKey> keys = Stream.concat(
                runs.stream().flatMap(RunStateChange::keys), given.stream().map(RunRecordKey.Forgotten::new));
        return new RunStateChange(
                List.of(),
                List.of(),
                List.of(),
                runs.stream().map(RunStateChange::forgotten).toList(),
                List.of(),
                keys.toList());
    }

    private static ForgottenRun forgotten(RunProgress progress) {
        RunRecord run = progress.run();
        return new ForgottenRun(
                run.runId(), run.definition().source(), run.definition().kind(), run.state(), run.updatedAt());
    }

    private static Stream<RunRecordKey> keys(RunProgress run) {
        return Stream.concat(
                run.slices().stream().map(slice -> new RunRecordKey.Slice(slice.runId(), slice.slice())),
                Stream.of(new RunRecordKey.Run(run.runId())));
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
