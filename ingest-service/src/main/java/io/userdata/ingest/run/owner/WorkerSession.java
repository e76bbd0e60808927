package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunCommand;
import io.userdata.ingest.publish.TransactionalPublisher;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunStateChange;
import io.userdata.ingest.source.Source;
import io.userdata.starter.problem.UnexpectedError;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An owner's work from reading its state to the first doubt about it: after any exception it is worth nothing. */
final class WorkerSession {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerSession.class);
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);

    private final int partition;
    private final WorkerContext tools;
    private final RunStateWriter writer;
    private final PollScheduler polls;
    private final FetchDispatcher dispatcher;
    private final FetchResultHandler results;
    private final RunRetention retention;
    private long nextCommand;

    WorkerSession(
            int partition,
            WorkerContext tools,
            TransactionalPublisher publisher,
            RunStateLoader.Loaded loaded,
            Consumer<WorkerEvent> inbox) {
        this.partition = partition;
        this.tools = tools;
        this.writer = new RunStateWriter(partition, publisher, tools.codec(), loaded.state());
        this.polls = new PollScheduler(partition, tools, writer);
        this.dispatcher = new FetchDispatcher(tools, writer, inbox);
        this.results = new FetchResultHandler(tools, writer, dispatcher);
        this.retention = new RunRetention(tools, writer);
        this.nextCommand = loaded.nextCommand();
    }

    /** How long nothing needs to be done unless something is told. */
    Duration idle() {
        Duration wait = Stream.of(dispatcher.nextDue(), polls.nextDue(), Optional.of(retention.nextDue()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(due -> Duration.between(tools.clock().instant(), due))
                .orElse(LONGEST_IDLE);
        return wait.compareTo(LONGEST_IDLE) < 0 ? wait : LONGEST_IDLE;
    }

    /** Whether it has got as far as publishing records. */
    boolean hasPublished() {
        return writer.hasPublished();
    }

    /** Does what has been told, and starts all that is due: polls first, so that the next page is theirs. */
    void step(WorkerEvent event) {
        if (event instanceof WorkerEvent.Commanded commanded) {
            command(commanded);
        }
        polls.start();
        if (event instanceof WorkerEvent.Answer answer && dispatcher.isAnswered(answer)) {
            results.take(answer);
        }
        dispatcher.start();
        dispatcher.writeRests();
        retention.forget();
    }

    private void command(WorkerEvent.Commanded commanded) {
        if (commanded.offset() < nextCommand) {
            return;
        }
        PageCommitPlanner.Publication done = publication(commanded);
        writer.state().apply(done.change());
        nextCommand = commanded.offset() + 1;
        writer.write(done, nextCommand, tools.groupId());
    }

    /** Whatever a command holds, it ends at the most the run that it asks for. */
    private PageCommitPlanner.Publication publication(WorkerEvent.Commanded commanded) {
        RunCommand command = commanded.command();
        if (command == null) {
            tools.metrics().passedOver(partition, commanded.offset(), PassedCommand.UNREADABLE);
            return PageCommitPlanner.Publication.of(RunStateChange.NONE);
        }
        Instant now = tools.clock().instant();
        try {
            return carriedOut(command, now);
        } catch (RuntimeException | StackOverflowError e) {
            UnexpectedError.described(
                            LOG.atError()
                                    .addKeyValue("partition", partition)
                                    .addKeyValue("offset", commanded.offset())
                                    .addKeyValue("source", command.source())
                                    .addKeyValue("runId", command.runId()),
                            e)
                    .log("a command cannot be carried out and is passed over");
            tools.metrics().passedOver(partition, commanded.offset(), PassedCommand.IMPOSSIBLE);
            return PageCommitPlanner.Publication.of(tools.commands().refused(writer.state(), command, now));
        }
    }

    /** A push is published with the command that carries it; every other command only changes runs. */
    private PageCommitPlanner.Publication carriedOut(RunCommand command, Instant now) {
        Optional<RunProgress> push = tools.commands().push(writer.state(), command, now);
        if (push.isEmpty()) {
            return PageCommitPlanner.Publication.of(tools.commands().change(writer.state(), command, now));
        }
        Source source = tools.sources().find(push.get().source()).orElseThrow();
        PageCommitPlanner.Publication pushed = tools.pages().pushed(push.get(), source, command, now);
        tools.metrics().published(source, push.get().lane(), pushed.size());
        return pushed;
    }
}
