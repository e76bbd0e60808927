package io.userdata.ingest.run.worker.command;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.publish.PreparedPage;
import io.userdata.ingest.publish.RecordPreparer;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.run.worker.commit.PageCommit;
import io.userdata.ingest.run.worker.commit.PageCommitPlanner;
import io.userdata.ingest.run.worker.commit.PageMetrics;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Publishes a push with the command that carries it: a run of one page that is complete from its first moment. */
final class PushHandler {
    private final SourceRegistry sources;
    private final RecordPreparer preparer;
    private final PageCommitPlanner planner;
    private final PageMetrics metrics;
    private final int partitions;

    PushHandler(
            SourceRegistry sources,
            RecordPreparer preparer,
            PageCommitPlanner planner,
            PageMetrics metrics,
            int partitions) {
        this.sources = sources;
        this.preparer = preparer;
        this.planner = planner;
        this.metrics = metrics;
        this.partitions = partitions;
    }

    /** The push that a command asks for; empty when it asks for none, for the same again, or for a source unknown here. */
    Optional<PageCommit> commit(RunStateStore state, RunCommand command, Instant now) {
        RunDefinition definition = command.definition();
        UUID runId = command.runId();
        if (definition == null || runId == null || definition.kind() != RunKind.PUSH || state.isTaken(runId)) {
            return Optional.empty();
        }
        return sources.find(definition.source())
                .map(source -> commit(source, RunProgress.queued(runId, definition, partitions, now), command));
    }

    private PageCommit commit(Source source, RunProgress run, RunCommand command) {
        SliceRecord slice = run.slices().get(0);
        PageCommit commit = planner.plan(source, run, slice, page(source, command));
        metrics.published(source, run.lane(), commit.records().size());
        return commit;
    }

    private PreparedPage page(Source source, RunCommand command) {
        List<String> deleted = command.deleted();
        return deleted == null
                ? preparer.pushed(
                        source, command.requestedAt(), Objects.requireNonNullElse(command.records(), List.of()))
                : preparer.deletes(source, command.requestedAt(), deleted);
    }
}
