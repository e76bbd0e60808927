package io.userdata.ingest.run.worker.command;

import static io.userdata.events.record.MalformedRecordException.required;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.ingest.run.model.RunFailure;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.source.SourceRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides what a command changes; one that comes too late or twice changes nothing. */
final class CommandHandler {
    private static final RunReason BY_REQUEST = new RunReason("REQUESTED", "An operator asked for it.", null);

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

    private RunStateChange create(RunStateStore state, RunCommand command, Instant now) {
        UUID runId = required(command.runId(), "runId");
        if (state.isTaken(runId)) {
            return RunStateChange.NONE;
        }
        RunProgress run = RunProgress.queued(runId, required(command.definition(), "definition"), partitions, now);
        if (sources.find(run.source()).isEmpty()) {
            run = run.move(RunTransition.FAIL, unknownSource(run), now);
        }
        return RunStateChange.of(run);
    }

    /** A push that waited for an owner which does not know its source is not published: who pushed it must know. */
    private static RunReason unknownSource(RunProgress run) {
        return run.canResume() ? RunFailure.UNKNOWN_SOURCE.reason() : RunFailure.UNKNOWN_SOURCE.ofPush();
    }

    /** What is left of a command that cannot be carried out: the run that it asks for, FAILED with the reason. */
    RunStateChange refused(RunStateStore state, RunCommand command, Instant now) {
        UUID runId = command.runId();
        RunDefinition definition = command.definition();
        if (runId == null || definition == null || state.isTaken(runId)) {
            return RunStateChange.NONE;
        }
        RunReason impossible = RunFailure.COMMAND_IMPOSSIBLE.reason();
        RunRecord run = new RunRecord(runId, definition, 1, RunState.FAILED, impossible, now, now);
        SliceRecord slice = SliceRecord.begin(runId, 0, definition.window(), partitions, now)
                .withWaitsFor(impossible, now);
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
                .map(slice -> slice.withWaitsFor(null, now))
                .toList();
        return new RunStateChange(List.of(run.move(move, reason, now).run()), slices, List.of());
    }

    private static RunStateChange moveSource(SourceStateRecord source, RunTransition move) {
        return RunStateChange.NONE.with(source.withPaused(move == RunTransition.PAUSE));
    }
}
