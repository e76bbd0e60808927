package io.userdata.ingest.run.owner;

import static io.userdata.events.record.MalformedRecordException.required;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceRecord;
import io.userdata.ingest.run.RunMove;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunsChange;
import io.userdata.ingest.run.RunsState;
import io.userdata.ingest.run.SourceChanges;
import io.userdata.ingest.source.Sources;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides what a command changes; one that comes too late or twice changes nothing. */
final class Commands {
    private static final RunReason BY_REQUEST = new RunReason("REQUESTED", "An operator asked for it.", null);
    private static final RunReason IMPOSSIBLE =
            new RunReason("COMMAND_IMPOSSIBLE", "The command that asked for the run cannot be carried out.", null);

    private final Sources sources;
    private final int partitions;

    Commands(Sources sources, int partitions) {
        this.sources = sources;
        this.partitions = partitions;
    }

    RunsChange change(RunsState state, RunCommand command, Instant now) {
        return switch (command.action()) {
            case CREATE -> create(state, command, now);
            case PAUSE -> move(state, command, RunMove.PAUSE, now);
            case RESUME -> move(state, command, RunMove.RESUME, now);
            case CANCEL -> move(state, command, RunMove.CANCEL, now);
        };
    }

    /** The push that a command asks for, as a run that begins; empty when it asks for none or for the same again. */
    Optional<RunProgress> push(RunsState state, RunCommand command, Instant now) {
        RunDefinition definition = command.definition();
        UUID runId = command.runId();
        if (definition == null || runId == null || definition.kind() != RunKind.PUSH) {
            return Optional.empty();
        }
        return state.isTaken(runId) || sources.find(definition.source()).isEmpty()
                ? Optional.empty()
                : Optional.of(RunProgress.queued(runId, definition, partitions, now));
    }

    private RunsChange create(RunsState state, RunCommand command, Instant now) {
        UUID runId = required(command.runId(), "runId");
        if (state.isTaken(runId)) {
            return RunsChange.NONE;
        }
        RunProgress run = RunProgress.queued(runId, required(command.definition(), "definition"), partitions, now);
        if (sources.find(run.source()).isEmpty()) {
            run = run.move(RunMove.FAIL, Setbacks.unknownSource(), now);
        }
        return new RunsChange(List.of(run.run()), run.slices(), List.of());
    }

    /** What is left of a command that cannot be carried out: the run that it asks for, FAILED with the reason. */
    RunsChange refused(RunsState state, RunCommand command, Instant now) {
        UUID runId = command.runId();
        RunDefinition definition = command.definition();
        if (runId == null || definition == null || state.isTaken(runId)) {
            return RunsChange.NONE;
        }
        RunRecord run = new RunRecord(runId, definition, 1, RunState.FAILED, IMPOSSIBLE, now, now);
        SliceRecord slice = new SliceRecord(
                runId, 0, definition.window(), null, Collections.nCopies(partitions, 0L), 0, 0, false, IMPOSSIBLE, now);
        return new RunsChange(List.of(run), List.of(slice), List.of());
    }

    private static RunsChange move(RunsState state, RunCommand command, RunMove move, Instant now) {
        if (command.runId() == null) {
            return moveSource(state.source(command.source()), move);
        }
        Optional<RunProgress> run = state.find(command.runId())
                .filter(known -> known.source().equals(command.source()))
                .filter(known -> move.isLegalFrom(known.run().state()))
                .filter(known -> move != RunMove.RESUME || known.canResume());
        return run.map(legal -> change(legal, move, now)).orElse(RunsChange.NONE);
    }

    private static RunsChange change(RunProgress run, RunMove move, Instant now) {
        RunReason reason = move == RunMove.RESUME ? null : BY_REQUEST;
        List<SliceRecord> slices = run.slices().stream()
                .filter(slice -> slice.waitsFor() != null)
                .map(slice -> Slices.waiting(slice, null, now))
                .toList();
        return new RunsChange(List.of(run.move(move, reason, now).run()), slices, List.of());
    }

    private static RunsChange moveSource(SourceRecord source, RunMove move) {
        SourceRecord moved = SourceChanges.paused(source, move == RunMove.PAUSE);
        return new RunsChange(List.of(), List.of(), List.of(moved));
    }
}
