package io.userdata.ingest.run.worker;

import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.publish.TransactionalPublisher;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.worker.command.CommandExecutorFactory;
import io.userdata.ingest.run.worker.commit.PageCommitPlanner;
import io.userdata.ingest.run.worker.commit.RunRetention;
import io.userdata.ingest.run.worker.commit.RunStateLoader;
import io.userdata.ingest.run.worker.commit.RunStateWriter;
import io.userdata.ingest.run.worker.fetch.PagePipelineFactory;
import io.userdata.ingest.run.worker.poll.PollScheduler;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Clock;
import java.time.Duration;

/** Opens sessions: the one place where what a worker works with is put together. */
final class WorkerSessionFactory {
    private static final Duration LONGEST_SETTLE = Duration.ofHours(1);

    private final SourceRegistry sources;
    private final PublisherFactory publishers;
    private final CommandExecutorFactory commands;
    private final PagePipelineFactory pipelines;
    private final RunProperties properties;
    private final Clock clock;
    private final SteadyClock steadyClock;

    WorkerSessionFactory(
            SourceRegistry sources,
            PublisherFactory publishers,
            CommandExecutorFactory commands,
            PagePipelineFactory pipelines,
            RunProperties properties,
            Clock clock) {
        this.sources = sources;
        this.publishers = publishers;
        this.commands = commands;
        this.pipelines = pipelines;
        this.properties = properties;
        this.clock = clock;
        this.steadyClock = new SteadyClock(clock, System::nanoTime, shorter(LONGEST_SETTLE, properties.retention()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * Opens a session on a partition of runs.
     *
     * @param wakeUp has the worker take a step, from any thread
     */
    WorkerSession open(
            int partition,
            TopicsReadyEvent topics,
            TransactionalPublisher publisher,
            RunStateLoader.Loaded loaded,
            Runnable wakeUp) {
        RunStateWriter writer = new RunStateWriter(partition, properties.groupId(), publisher, loaded.state());
        PageCommitPlanner planner =
                new PageCommitPlanner(publishers.pageWriter(topics.partitions()), writer.state(), clock);
        return new WorkerSession(
                writer,
                commands.open(writer, planner, topics.partitions(), loaded.nextCommand()),
                new PollScheduler(partition, sources, topics, writer, clock),
                pipelines.open(writer, planner, wakeUp),
                new RunRetention(writer, properties.retention(), clock, steadyClock::isSteady),
                clock);
    }
}
