package io.userdata.ingest.run.worker.command;

import io.userdata.ingest.publish.RecordPreparer;
import io.userdata.ingest.run.worker.commit.PageCommitPlanner;
import io.userdata.ingest.run.worker.commit.PageMetrics;
import io.userdata.ingest.run.worker.commit.RunStateWriter;
import io.userdata.ingest.source.SourceRegistry;
import java.time.Clock;

/** Opens executors of commands. */
public final class CommandExecutorFactory {
    private final SourceRegistry sources;
    private final RecordPreparer preparer;
    private final PassedCommandLog passed;
    private final PageMetrics metrics;
    private final Clock clock;

    public CommandExecutorFactory(
            SourceRegistry sources,
            RecordPreparer preparer,
            PassedCommandLog passed,
            PageMetrics metrics,
            Clock clock) {
        this.sources = sources;
        this.preparer = preparer;
        this.passed = passed;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Opens the executor of a session.
     *
     * @param partitions of each topic of users
     * @param next the offset of the first command that is not in the state
     */
    public CommandExecutor open(RunStateWriter writer, PageCommitPlanner planner, int partitions, long next) {
        CommandHandler commands = new CommandHandler(sources, partitions);
        PushHandler pushes = new PushHandler(sources, preparer, planner, metrics, partitions);
        return new CommandExecutor(writer, commands, pushes, passed, clock, next);
    }
}
