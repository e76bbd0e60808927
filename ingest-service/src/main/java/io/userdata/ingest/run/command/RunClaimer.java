package io.userdata.ingest.run.command;

import io.userdata.events.run.RunIdClaim;
import io.userdata.ingest.run.view.RunQueries;
import io.userdata.ingest.run.view.RunView;
import io.userdata.starter.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Claims run ids that callers chose: runs live where their source does, and only a claim keeps two sources from one id. */
final class RunClaimer {
    /** A claim holds until the run is there for all to see, which takes moments. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int FEW = 10;

    private final RunQueries queries;
    private final CommandProducer commands;
    private final Duration answerWithin;
    private final Clock clock;

    RunClaimer(RunQueries queries, CommandProducer commands, Duration answerWithin, Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.answerWithin = answerWithin;
        this.clock = clock;
    }

    /**
     * Claims an id for a source.
     *
     * @throws ProblemException if another source has it (409), or that is not known in time (503)
     */
    void claim(UUID runId, String source) throws InterruptedException {
        RunView view = queries.view();
        Optional<RunIdClaim> holds = view.claim(runId);
        if (holds.isEmpty()) {
            Instant now = clock.instant();
            RunIdClaim own = new RunIdClaim(UUID.randomUUID(), runId, source, now);
            commands.append(own, view.claims(now.minus(KEPT), FEW));
            holds = view.await(own, answerWithin);
        }
        if (!holds.orElseThrow(RunQueries::unanswered).source().equals(source)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "run-differs", "The id or key is taken by a run of another source.");
        }
    }
}
