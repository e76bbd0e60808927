package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunCommand;
import io.userdata.ingest.publish.FencedPublisher;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunsChange;
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
final class OwnerSession {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerSession.class);
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);

    private final int partition;
    private final OwnerTools tools;
    private final Journal journal;
    private final Fires fires;
    private final Dispatch dispatch;
    private final Answers answers;
    private final Retention retention;
    private long nextCommand;

    OwnerSession(
            int partition,
            OwnerTools tools,
            FencedPublisher publisher,
            RunsLoader.Loaded loaded,
            Consumer<OwnerEvent> inbox) {
        this.partition = partition;
        this.tools = tools;
        this.journal = new Journal(partition, publisher, tools.codec(), loaded.state());
        this.fires = new Fires(partition, tools, journal);
        this.dispatch = new Dispatch(tools, journal, inbox);
        this.answers = new Answers(tools, journal, dispatch);
        this.retention = new Retention(tools, journal);
        this.nextCommand = loaded.nextCommand();
    }

    /** How long nothing needs to be done unless something is told. */
    Duration idle() {
        Duration wait = Stream.of(dispatch.nextDue(), fires.nextDue(), Optional.of(retention.nextDue()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(due -> Duration.between(tools.clock().instant(), due))
                .orElse(LONGEST_IDLE);
        return wait.compareTo(LONGEST_IDLE) < 0 ? wait : LONGEST_IDLE;
    }

    /** Whether it has got as far as publishing records. */
    boolean hasPublished() {
        return journal.hasPublished();
    }

    /** Does what has been told, and starts all that is due: polls first, so that the next page is theirs. */
    void step(OwnerEvent event) {
        if (event instanceof OwnerEvent.Commanded commanded) {
            command(commanded);
        }
        fires.start();
        if (event instanceof OwnerEvent.Answer answer && dispatch.isAnswered(answer)) {
            answers.take(answer);
        }
        dispatch.start();
        dispatch.writeRests();
        retention.forget();
    }

    private void command(OwnerEvent.Commanded commanded) {
        if (commanded.offset() < nextCommand) {
            return;
        }
        Pages.Publication done = publication(commanded);
        journal.state().apply(done.change());
        nextCommand = commanded.offset() + 1;
        journal.write(done, nextCommand, tools.groupId());
    }

    /** Whatever a command holds, it ends at the most the run that it asks for. */
    private Pages.Publication publication(OwnerEvent.Commanded commanded) {
        RunCommand command = commanded.command();
        if (command == null) {
            tools.metrics().passedOver(partition, commanded.offset(), PassedCommand.UNREADABLE);
            return Pages.Publication.of(RunsChange.NONE);
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
            return Pages.Publication.of(tools.commands().refused(journal.state(), command, now));
        }
    }

    /** A push is published with the command that carries it; every other command only changes runs. */
    private Pages.Publication carriedOut(RunCommand command, Instant now) {
        Optional<RunProgress> push = tools.commands().push(journal.state(), command, now);
        if (push.isEmpty()) {
            return Pages.Publication.of(tools.commands().change(journal.state(), command, now));
        }
        Source source = tools.sources().find(push.get().source()).orElseThrow();
        Pages.Publication pushed = tools.pages().pushed(push.get(), source, command, now);
        tools.metrics().published(source, push.get().lane(), pushed.size());
        return pushed;
    }
}
