package io.userdata.ingest.run.worker;

import io.userdata.ingest.run.worker.command.CommandExecutor;
import io.userdata.ingest.run.worker.commit.RunRetention;
import io.userdata.ingest.run.worker.commit.RunStateWriter;
import io.userdata.ingest.run.worker.fetch.PagePipeline;
import io.userdata.ingest.run.worker.poll.PollScheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A worker's work from reading its state to the first doubt about it: after any exception it is worth nothing. */
final class WorkerSession {
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);

    private final RunStateWriter writer;
    private final CommandExecutor commands;
    private final PollScheduler polls;
    private final PagePipeline pages;
    private final RunRetention retention;
    private final Clock clock;

    WorkerSession(
            RunStateWriter writer,
            CommandExecutor commands,
            PollScheduler polls,
            PagePipeline pages,
            RunRetention retention,
            Clock clock) {
        this.writer = writer;
        this.commands = commands;
        this.polls = polls;
        this.pages = pages;
        this.retention = retention;
        this.clock = clock;
    }

    /** How long nothing needs to be done unless something is told. */
    Duration idle() {
        Duration wait = Stream.of(pages.nextDue(), polls.nextDue(), Optional.of(retention.nextDue()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(due -> Duration.between(clock.instant(), due))
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
            commands.execute(commanded.command());
        }
        polls.start();
        pages.step();
        retention.forget();
    }
}
