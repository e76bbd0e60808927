package io.userdata.ingest.run;

import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunsKey;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceRecord;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code ingest.runs} says, put together; not safe for use by several threads. */
public final class RunsState {
    private final Map<UUID, Run> runs = new LinkedHashMap<>();
    private final Map<UUID, Run> active = new LinkedHashMap<>();
    private final Map<String, SourceRecord> sources = new LinkedHashMap<>();

    public Optional<RunProgress> find(UUID runId) {
        return Optional.ofNullable(runs.get(runId)).flatMap(Run::progress);
    }

    /** All runs whose first transaction has been read. */
    public List<RunProgress> all() {
        return progress(runs.values());
    }

    /** The runs that are queued, running or waiting. */
    public List<RunProgress> active() {
        return progress(active.values());
    }

    /** What is known of a source; a source that nobody wrote about is open and at its beginning. */
    public SourceRecord source(String name) {
        return sources.getOrDefault(name, new SourceRecord(name, null, false, null, null));
    }

    public void apply(RunsChange change) {
        change.runs().forEach(this::apply);
        change.slices().forEach(this::apply);
        change.sources().forEach(source -> sources.put(source.name(), source));
        change.gone().forEach(this::forget);
    }

    /** A run is forgotten as a whole: with whatever is left of it. */
    private void forget(RunsKey key) {
        if (key instanceof RunsKey.Run run) {
            forget(run.runId());
        } else if (key instanceof RunsKey.Slice slice) {
            forget(slice.runId());
        } else if (key instanceof RunsKey.Source source) {
            sources.remove(source.name());
        }
    }

    private void forget(UUID runId) {
        runs.remove(runId);
        active.remove(runId);
    }

    private void apply(RunRecord record) {
        Run run = runs.computeIfAbsent(record.runId(), id -> new Run());
        run.record = record;
        if (run.slices.length != record.slices()) {
            run.slices = Arrays.copyOf(run.slices, record.slices());
        }
        if (RunMove.ADVANCE.isLegalFrom(record.state())) {
            active.put(record.runId(), run);
        } else {
            active.remove(record.runId());
        }
    }

    private void apply(SliceRecord record) {
        Run run = runs.computeIfAbsent(record.runId(), id -> new Run());
        if (run.slices.length <= record.slice()) {
            run.slices = Arrays.copyOf(run.slices, record.slice() + 1);
        }
        run.slices[record.slice()] = record;
    }

    private static List<RunProgress> progress(Collection<Run> runs) {
        return runs.stream().flatMap(run -> run.progress().stream()).toList();
    }

    private static final class Run {
        private @Nullable RunRecord record;
        private SliceRecord[] slices = new SliceRecord[0];

        Optional<RunProgress> progress() {
            RunRecord known = record;
            if (known == null || Arrays.stream(slices).anyMatch(Objects::isNull)) {
                return Optional.empty();
            }
            return Optional.of(new RunProgress(known, List.of(slices)));
        }
    }
}
