package io.userdata.ingest.run.command;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.run.view.RunQueries;
import io.userdata.ingest.source.Source;
import io.userdata.starter.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Carries out what a caller asks of runs: every change is a command to the owner, and answered when the view shows it. */
public final class RunService {
    private final RunQueries queries;
    private final CommandProducer commands;
    private final RunClaimer claimer;
    private final RunValidator rules;
    private final Duration answerWithin;
    private final Clock clock;

    RunService(
            RunQueries queries,
            CommandProducer commands,
            RunClaimer claimer,
            RunValidator rules,
            Duration answerWithin,
            Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.claimer = claimer;
        this.rules = rules;
        this.answerWithin = answerWithin;
        this.clock = clock;
    }

    /**
     * Creates the run unless it exists; the first definition wins.
     *
     * @throws ProblemException if it cannot be carried out (422), exists with another definition (409), is forgotten
     *     (410), or is not seen in time (503)
     */
    public RunProgress create(UUID runId, RunDefinition definition) {
        return create(
                new RunCommand(RunCommand.Action.CREATE, definition.source(), runId, definition, clock.instant()),
                runId,
                definition,
                true);
    }

    /**
     * Creates the run that a command carries.
     *
     * @param isNamed whether a caller chose the id, so that another one may have chosen it too
     */
    RunProgress create(RunCommand command, UUID runId, RunDefinition definition, boolean isNamed) {
        return answered(() -> {
            Optional<RunProgress> known = queries.caughtUp().find(runId);
            if (known.isEmpty()) {
                rules.check(definition, command);
                refuseForgotten(runId);
                if (isNamed) {
                    claimer.claim(runId, definition.source());
                }
                commands.append(command);
                known = queries.view().await(runId, run -> true, answerWithin);
            }
            RunProgress run = known.orElseThrow(RunQueries::unanswered);
            if (!run.run().definition().equals(definition)) {
                throw new ProblemException(
                        HttpStatus.CONFLICT, "run-differs", "The run exists with another definition, which stays.");
            }
            return run;
        });
    }

    private void refuseForgotten(UUID runId) {
        queries.view().forgotten(runId).ifPresent(run -> {
            throw new ProblemException(
                    HttpStatus.GONE, "run-forgotten", RunQueries.sentence(run) + " Choose another id or key.");
        });
    }

    /**
     * Says what a run would do, and changes nothing.
     *
     * @throws ProblemException if it could not be carried out (422)
     */
    public RunPlan plan(RunDefinition definition) {
        Source source = rules.check(definition);
        return RunPlan.of(
                definition,
                source.properties().limits().pageSize(),
                queries.all(run -> run.definition().source().equals(definition.source())),
                clock.instant());
    }

    /**
     * Pauses, resumes or cancels a run, and returns it as it is then.
     *
     * @throws ProblemException if there is no such run (404), it cannot do that (409), or it is not seen to in time (503)
     */
    public RunProgress act(UUID runId, RunAction action) {
        return answered(() -> {
            RunProgress run = queries.caughtUp().find(runId).orElseThrow(() -> queries.unknown(runId));
            if (action.move().to() == run.run().state()) {
                return run;
            }
            if (!action.move().isLegalFrom(run.run().state())) {
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "illegal-move",
                        "A run that is " + run.run().state() + " cannot " + action.text() + ".");
            }
            if (action == RunAction.RESUME && !run.canResume()) {
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "illegal-move",
                        "The records of a push are not kept, so it cannot resume: push them again.");
            }
            append(action.command(), run.source(), runId);
            return queries.view()
                    .await(runId, now -> hasMoved(run, now, action.move()), answerWithin)
                    .orElseThrow(RunQueries::unanswered);
        });
    }

    /** A run that rests changes only by the command; one that works may also have ended by itself. */
    private static boolean hasMoved(RunProgress before, RunProgress now, RunTransition move) {
        return !move.isLegalFrom(now.run().state())
                || (!before.isActive()
                        && !before.run().updatedAt().equals(now.run().updatedAt()));
    }

    /**
     * Pauses or resumes a source, and returns what is known of it then: a paused one is not asked for anything.
     *
     * @throws ProblemException if there is no such source (404), or it is not seen to in time (503)
     */
    public SourceStateRecord rest(String source, boolean paused) {
        return answered(() -> {
            rules.source(source);
            if (queries.caughtUp().source(source).paused() != paused) {
                append(paused ? RunCommand.Action.PAUSE : RunCommand.Action.RESUME, source, null);
            }
            return queries.view()
                    .awaitSource(source, now -> now.paused() == paused, answerWithin)
                    .orElseThrow(RunQueries::unanswered);
        });
    }

    private void append(RunCommand.Action action, String source, @Nullable UUID runId) throws InterruptedException {
        commands.append(new RunCommand(action, source, runId, null, clock.instant()));
    }

    private static <T> T answered(Answer<T> answer) {
        try {
            return answer.get();
        } catch (KafkaNotAnsweringException e) {
            throw RunQueries.unanswered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RunQueries.unanswered();
        }
    }

    private interface Answer<T> {
        T get() throws InterruptedException;
    }
}
