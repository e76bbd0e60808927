package io.userdata.ingest.run;

import io.userdata.events.run.RunRecord;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceRecord;
import java.util.List;

/** What one transaction changes on {@code ingest.runs}. */
public record RunsChange(List<RunRecord> runs, List<SliceRecord> slices, List<SourceRecord> sources) {
    public static final RunsChange NONE = new RunsChange(List.of(), List.of(), List.of());

    public RunsChange {
        runs = List.copyOf(runs);
        slices = List.copyOf(slices);
        sources = List.copyOf(sources);
    }

    public boolean isEmpty() {
        return runs.isEmpty() && slices.isEmpty() && sources.isEmpty();
    }
}
