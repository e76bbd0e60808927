package io.userdata.ingest.run.model;

import io.userdata.events.record.Lane;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run and how far each of its slices has come.
 *
 * @param slices in the order of their numbers
 */
public record RunProgress(RunRecord run, List<SliceRecord> slices) {
    /** Begins a run; all of its slices exist from the first moment. */
    public static RunProgress queued(UUID runId, RunDefinition definition, int partitions, Instant now) {
        Window window = definition.window();
        List<Window> windows = window == null ? List.of() : window.slices();
        RunRecord run = new RunRecord(runId, definition, Math.max(1, windows.size()), RunState.QUEUED, null, now, now);
        List<SliceRecord> slices = new ArrayList<>(run.slices());
        for (int slice = 0; slice < run.slices(); slice++) {
            Window part = windows.isEmpty() ? null : windows.get(slice);
            slices.add(SliceRecord.begin(runId, slice, part, partitions, now)
                    .withDone(RecordLimitSplitter.of(run, slice) == 0));
        }
        return new RunProgress(run, slices);
    }

    public UUID runId() {
        return run.runId();
    }

    public String source() {
        return run.definition().source();
    }

    public Lane lane() {
        return run.definition().kind().lane();
    }

    /** Whether its owner has something to do for it, now or after a wait. */
    public boolean isActive() {
        return RunTransition.ADVANCE.isLegalFrom(run.state());
    }

    /** Whether it reads topics and leaves its source alone. */
    public boolean isReplay() {
        return run.definition().kind() == RunKind.REPLAY;
    }

    /** Whether it can go on after it has ended: the records of a push are not kept. */
    public boolean canResume() {
        return run.definition().kind() != RunKind.PUSH;
    }

    public boolean isDone() {
        return slices.stream().allMatch(SliceRecord::done);
    }

    /** Pages published over all slices. */
    public long pages() {
        return slices.stream().mapToLong(SliceRecord::pages).sum();
    }

    /** How many records the slice may still publish. */
    public long owed(int slice) {
        return Math.max(
                0, RecordLimitSplitter.of(run, slice) - slices.get(slice).publishedTotal());
    }

    /** The run moved to another state, its slices as they are. */
    public RunProgress move(RunTransition move, @Nullable RunReason reason, Instant now) {
        return new RunProgress(move.apply(run, reason, now), slices);
    }

    /** The run, which has one slice, with a cursor to begin at; null: the beginning. */
    public RunProgress startingAt(@Nullable String cursor) {
        return with(slices.get(0).withCursor(cursor));
    }

    /** The run with one slice replaced. */
    public RunProgress with(SliceRecord slice) {
        List<SliceRecord> changed = new ArrayList<>(slices);
        changed.set(slice.slice(), slice);
        return new RunProgress(run, changed);
    }
}
