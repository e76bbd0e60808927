package io.userdata.ingest.run.request;

import io.userdata.events.run.ForgottenRun;
import io.userdata.events.run.RunClaim;
import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.SourceRecord;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunTransition;
import io.userdata.ingest.source.Source;
import io.userdata.starter.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a caller can do with runs: every change is a command to the owner, and answered when the view shows it. */
public final class RunService {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    /** A claim holds until the run is there for all to see, which takes moments. */
    private static final Duration CLAIM_KEPT = Duration.ofDays(1);

    private static final int FEW_CLAIMS = 10;

    private final RunTopicFollowerLifecycle following;
    private final CommandProducer commands;
    private final RunValidator rules;
    private final Duration answerWithin;
    private final Clock clock;

    RunService(
            RunTopicFollowerLifecycle following,
            CommandProducer commands,
            RunValidator rules,
            Duration answerWithin,
            Clock clock) {
        this.following = following;
        this.commands = commands;
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
            Optional<RunProgress> known = caughtUp().find(runId);
            if (known.isEmpty()) {
                rules.check(definition, command);
                refuseForgotten(runId);
                if (isNamed) {
                    claim(runId, definition.source());
                }
                commands.append(command, following.runsPartitions());
                known = following.view().await(runId, run -> true, answerWithin);
            }
            RunProgress run = known.orElseThrow(RunService::unanswered);
            if (!run.run().definition().equals(definition)) {
                throw new ProblemException(
                        HttpStatus.CONFLICT, "run-differs", "The run exists with another definition, which stays.");
            }
            return run;
        });
    }

    private void refuseForgotten(UUID runId) {
        following.view().forgotten(runId).ifPresent(run -> {
            throw new ProblemException(HttpStatus.GONE, "run-forgotten", said(run) + " Choose another id or key.");
        });
    }

    private static String said(ForgottenRun run) {
        return "The run " + run.runId() + " was a " + run.kind().text() + " of " + run.source() + ", is " + run.state()
                + " since " + run.endedAt() + " and forgotten; its id stays taken.";
    }

    /** Runs live where their source does: only a claim keeps two sources from having a run of one id. */
    private void claim(UUID runId, String source) throws InterruptedException {
        RunView view = following.view();
        Optional<RunClaim> holds = view.claim(runId);
        if (holds.isEmpty()) {
            Instant now = clock.instant();
            RunClaim own = new RunClaim(UUID.randomUUID(), runId, source, now);
            commands.append(own, view.claims(now.minus(CLAIM_KEPT), FEW_CLAIMS), following.runsPartitions());
            holds = view.await(own, answerWithin);
        }
        if (!holds.orElseThrow(RunService::unanswered).source().equals(source)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "run-differs", "The id or key is taken by a run of another source.");
        }
    }

    /** Whether there was a run of that id, as far as the view has come. */
    boolean isForgotten(UUID runId) {
        return following.view().forgotten(runId).isPresent();
    }

    /**
     * Says what a run would do, and changes nothing.
     *
     * @throws ProblemException if it could not be carried out (422)
     */
    public RunPlan plan(RunDefinition definition) {
        Source source = rules.check(definition);
        return RunPlan.of(definition, source.properties().limits().pageSize(), all(), clock.instant());
    }

    /**
     * Pauses, resumes or cancels a run, and returns it as it is then.
     *
     * @throws ProblemException if there is no such run (404), it cannot do that (409), or it is not seen to in time (503)
     */
    public RunProgress act(UUID runId, RunAction action) {
        return answered(() -> {
            RunProgress run = caughtUp().find(runId).orElseThrow(() -> unknown(runId));
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
            return following
                    .view()
                    .await(runId, now -> hasMoved(run, now, action.move()), answerWithin)
                    .orElseThrow(RunService::unanswered);
        });
    }

    /** A run that rests changes only by the command; one that works may also have ended by itself. */
    private static boolean hasMoved(RunProgress before, RunProgress now, RunTransition move) {
        return !move.isLegalFrom(now.run().state())
                || (!before.isActive()
                        && !before.run().updatedAt().equals(now.run().updatedAt()));
    }

    /** Finds a run, as true as if this instance were the only one. */
    public RunProgress find(UUID runId) {
        return answered(() -> following
                .view()
                .find(runId)
                .filter(run -> following.problem().isEmpty())
                .or(() -> caughtUp().find(runId))
                .orElseThrow(() -> unknown(runId)));
    }

    /** All runs, as many as this instance has read, in no order. */
    public List<RunProgress> all() {
        return answered(() -> caughtUp().all());
    }

    /**
     * Pauses or resumes a source, and returns what is known of it then: a paused one is not asked for anything.
     *
     * @throws ProblemException if there is no such source (404), or it is not seen to in time (503)
     */
    public SourceRecord rest(String source, boolean paused) {
        return answered(() -> {
            rules.source(source);
            if (caughtUp().source(source).paused() != paused) {
                append(paused ? RunCommand.Action.PAUSE : RunCommand.Action.RESUME, source, null);
            }
            return following
                    .view()
                    .awaitSource(source, now -> now.paused() == paused, answerWithin)
                    .orElseThrow(RunService::unanswered);
        });
    }

    /** What is known of sources besides their configuration: one wait for all of them. */
    public List<SourceStatus> statuses(Collection<Source> sources) {
        return answered(() -> {
            RunView view = caughtUp();
            Instant now = clock.instant();
            return sources.stream().map(source -> view.status(source, now)).toList();
        });
    }

    private RunView caughtUp() {
        CompletableFuture<Void> caughtUp = following.caughtUp();
        try {
            caughtUp.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
            return following.view();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered();
        } catch (ExecutionException | TimeoutException e) {
            caughtUp.cancel(false);
            throw unanswered();
        }
    }

    private void append(RunCommand.Action action, String source, @Nullable UUID runId) throws InterruptedException {
        commands.append(new RunCommand(action, source, runId, null, clock.instant()), following.runsPartitions());
    }

    private static <T> T answered(Answer<T> answer) {
        try {
            return answer.get();
        } catch (KafkaNotAnsweringException e) {
            throw unanswered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered();
        }
    }

    private ProblemException unknown(UUID runId) {
        String detail =
                following.view().forgotten(runId).map(RunService::said).orElse("There is no run " + runId + ".");
        return new ProblemException(HttpStatus.NOT_FOUND, "unknown-run", detail);
    }

    private static ProblemException unanswered() {
        return new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "not-yet",
                        "The answer is not known yet: Kafka or the source's owner is not answering. Ask again.")
                .retryAfter(RETRY_AFTER);
    }

    private interface Answer<T> {
        T get() throws InterruptedException;
    }
}
