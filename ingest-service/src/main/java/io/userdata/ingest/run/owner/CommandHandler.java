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
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunStateChange;
import io.userdata.ingest.run.RunStateStore;
import io.userdata.ingest.run.RunTransition;
import io.userdata.ingest.run.SourceRecordTransition;
import io.userdata.ingest.source.SourceRegistry;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides what a command changes; one that comes too late or twice changes nothing. */
final class CommandHandler {
    private static final RunReason BY_REQUEST = new RunReason("REQUESTED", "An operator asked for it.", null);
    private static final RunReason IMPOSSIBLE =
            new RunReason("COMMAND_IMPOSSIBLE", "The command that asked for the run cannot be carried out.", null);

    private final SourceRegistry sources;
    private final int partitions;

    CommandHandler(SourceRegistry sources, int partitions) {
        this.sources = sources;
        this.partitions = partitions;
    }

    RunStateChange change(RunStateStore state, RunCommand command, Instant now) {
        return switch (command.action()) {
            case CREATE -> create(state, command, now);
            case PAUSE -> move(state, command, RunTransition.PAUSE, now);
            case RESUME -> move(state, command, RunTransition.RESUME, now);
            case CANCEL -> move(state, command, RunTransition.CANCEL, now);
        };
    }

    /** The push that a command asks for, as a run that begins; empty when it asks for none or for the same again. */
    Optional<RunProgress> push(RunStateStore state, RunCommand command, Instant now) {
        RunDefinition definition = command.definition();
        UUID runId = command.runId();
        if (definition == null || runId == null || definition.kind() != RunKind.PUSH) {
            return Optional.empty();
        }
        return state.isTaken(runId) || sources.find(definition.source()).isEmpty()
                ? Optional.empty()
                : Optional.of(RunProgress.queued(runId, definition, partitions, now));
    }

    private RunStateChange create(RunStateStore state, RunCommand command, Instant now) {
        UUID runId = required(command.runId(), "runId");
        if (state.isTaken(runId)) {
            return RunStateChange.NONE;
        }
        RunProgress run = RunProgress.queued(runId, required(command.definition(), "definition"), partitions, now);
        if (sources.find(run.source()).isEmpty()) {
            run = run.move(RunTransition.FAIL, FaultPolicy.unknownSource(), now);
        }
        return new RunStateChange(List.of(run.run()), run.slices(), List.of());
    }

    /** What is left of a command that cannot be carried out: the run that it asks for, FAILED with the reason. */
    RunStateChange refused(RunStateStore state, RunCommand command, Instant now) {
        UUID runId = command.runId();
        RunDefinition definition = command.definition();
        if (runId == null || definition == null || state.isTaken(runId)) {
            return RunStateChange.NONE;
        }
        RunRecord run = new RunRecord(runId, definition, 1, RunState.FAILED, IMPOSSIBLE, now, now);
        SliceRecord slice = new SliceRecord(
                runId, 0, definition.window(), null, Collections.nCopies(partitions, 0L), 0, 0, false, IMPOSSIBLE, now);
        return new RunStateChange(List.of(run), List.of(slice), List.of());
    }

    private static RunStateChange move(RunStateStore state, RunCommand command, RunTransition move, Instant now) {
        if (command.runId() == null) {
            return moveSource(state.source(command.source()), move);
        }
        Optional<RunProgress> run = state.find(command.runId())
                .filter(known -> known.source().equals(command.source()))
                .filter(known -> move.isLegalFrom(known.run().state()))
                .filter(known -> move != RunTransition.RESUME || known.canResume());
        return run.map(legal -> change(legal, move, now)).orElse(RunStateChange.NONE);
    }

    private static RunStateChange change(RunProgress run, RunTransition move, Instant now) {
        RunReason reason = move == RunTransition.RESUME ? null : BY_REQUEST;
        List<SliceRecord> slices = run.slices().stream()
                .filter(slice -> slice.waitsFor() != null)
                .map(slice -> SliceTransition.waiting(slice, null, now))
                .toList();
        return new RunStateChange(List.of(run.move(move, reason, now).run()), slices, List.of());
    }

    private static RunStateChange moveSource(SourceRecord source, RunTransition move) {
        SourceRecord moved = SourceRecordTransition.paused(source, move == RunTransition.PAUSE);
        return new RunStateChange(List.of(), List.of(), List.of(moved));
    }
}
