package io.userdata.ingest.run.worker.command;

import io.userdata.events.run.RunCommand;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.worker.commit.PageCommit;
import io.userdata.ingest.run.worker.commit.RunStateWriter;
import io.userdata.starter.problem.UnexpectedError;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries each command out once, in one transaction with the position after it. */
public final class CommandExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(CommandExecutor.class);

    private final RunStateWriter writer;
    private final CommandHandler commands;
    private final PushHandler pushes;
    private final PassedCommandLog passed;
    private final Clock clock;
    private long next;

    /**
     * Begins at a position.
     *
     * @param next the offset of the first command that is not in the state
     */
    CommandExecutor(
            RunStateWriter writer,
            CommandHandler commands,
            PushHandler pushes,
            PassedCommandLog passed,
            Clock clock,
            long next) {
        this.writer = writer;
        this.commands = commands;
        this.pushes = pushes;
        this.passed = passed;
        this.clock = clock;
        this.next = next;
    }

    /** Carries a command out, unless that has been done. */
    public void execute(ReceivedCommand received) {
        if (received.offset() < next) {
            return;
        }
        PageCommit commit = commit(received);
        writer.apply(commit.change());
        next = received.offset() + 1;
        writer.write(commit, next);
    }

    /** Whatever a command holds, it ends at the most the run that it asks for. */
    private PageCommit commit(ReceivedCommand received) {
        RunCommand command = received.command();
        if (command == null) {
            passed.add(received, PassedCommand.UNREADABLE);
            return PageCommit.of(RunStateChange.NONE);
        }
        Instant now = clock.instant();
        try {
            return pushes.commit(writer.state(), command, now)
                    .orElseGet(() -> PageCommit.of(commands.change(writer.state(), command, now)));
        } catch (RuntimeException | StackOverflowError e) {
            UnexpectedError.described(
                            LOG.atError()
                                    .addKeyValue("partition", received.partition())
                                    .addKeyValue("offset", received.offset())
                                    .addKeyValue("source", command.source())
                                    .addKeyValue("runId", command.runId()),
                            e)
                    .log("a command cannot be carried out and is passed over");
            passed.add(received, PassedCommand.IMPOSSIBLE);
            return PageCommit.of(commands.refused(writer.state(), command, now));
        }
    }
}
