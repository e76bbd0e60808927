package io.userdata.ingest.run;

import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunsKey;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceRecord;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one transaction changes on {@code ingest.runs}.
 *
 * @param gone keys of runs and slices that are forgotten
 */
public record RunsChange(
        List<RunRecord> runs, List<SliceRecord> slices, List<SourceRecord> sources, List<RunsKey> gone) {
    public static final RunsChange NONE = new RunsChange(List.of(), List.of(), List.of());

    public RunsChange {
        runs = List.copyOf(runs);
        slices = List.copyOf(slices);
        sources = List.copyOf(sources);
        gone = List.copyOf(gone);
    }

    /** A change that forgets nothing. */
    public RunsChange(List<RunRecord> runs, List<SliceRecord> slices, List<SourceRecord> sources) {
        this(runs, slices, sources, List.of());
    }

    /** Runs with all of their slices are forgotten. */
    public static RunsChange forgetting(List<RunProgress> runs) {
        return new RunsChange(
                List.of(),
                List.of(),
                List.of(),
                runs.stream().flatMap(RunsChange::keys).toList());
    }

    private static Stream<RunsKey> keys(RunProgress run) {
        return Stream.concat(
                run.slices().stream().map(slice -> new RunsKey.Slice(slice.runId(), slice.slice())),
                Stream.of(new RunsKey.Run(run.runId())));
    }

    public boolean isEmpty() {
        return runs.isEmpty() && slices.isEmpty() && sources.isEmpty() && gone.isEmpty();
    }
}
