package io.userdata.ingest.run.view;

import io.userdata.events.run.ForgottenRun;
import io.userdata.events.run.RunRecord;
import io.userdata.ingest.run.model.RunPlace;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.source.Source;
import io.userdata.starter.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Answers what runs and sources are like, as true as if this instance were the only one; says so (503) where it cannot. */
public final class RunQueries {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final RunTopicFollowerLifecycle following;
    private final Duration answerWithin;
    private final Clock clock;

    RunQueries(RunTopicFollowerLifecycle following, Duration answerWithin, Clock clock) {
        this.following = following;
        this.answerWithin = answerWithin;
        this.clock = clock;
    }

    /** What has been read so far. */
    public RunView view() {
        return following.view();
    }

    /** The view once it holds all that is there now. */
    public RunView caughtUp() {
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

    /** Finds a run. */
    public RunProgress find(UUID runId) {
        return view().find(runId)
                .filter(run -> following.problem().isEmpty())
                .or(() -> caughtUp().find(runId))
                .orElseThrow(() -> unknown(runId));
    }

    /** The runs of which a first look says that they are wanted, as many as this instance has read, in no order. */
    public List<RunProgress> all(Predicate<RunRecord> wanted) {
        return caughtUp().all(wanted);
    }

    /**
     * Runs that are wanted, newest first.
     *
     * @param after the place after which to begin; null: from the newest
     */
    public List<RunProgress> newest(@Nullable RunPlace after, Predicate<RunRecord> wanted, int most) {
        return caughtUp().newest(after, wanted, most);
    }

    /** What is known of sources besides their configuration: one wait for all of them. */
    public List<SourceStatus> statuses(Collection<Source> sources) {
        RunView view = caughtUp();
        Instant now = clock.instant();
        return sources.stream().map(source -> view.status(source, now)).toList();
    }

    /** Whether there was a run of that id, as far as the view has come. */
    public boolean isForgotten(UUID runId) {
        return view().forgotten(runId).isPresent();
    }

    /** That there is no run of an id (404), and whether there was one. */
    public ProblemException unknown(UUID runId) {
        String detail = view().forgotten(runId).map(RunQueries::sentence).orElse("There is no run " + runId + ".");
        return new ProblemException(HttpStatus.NOT_FOUND, "unknown-run", detail);
    }

    /** What is kept of a forgotten run, in one sentence. */
    public static String sentence(ForgottenRun run) {
        return "The run " + run.runId() + " was a " + run.kind().text() + " of " + run.source() + ", is " + run.state()
                + " since " + run.endedAt() + " and forgotten; its id stays taken.";
    }

    /** That the answer is not known in time (503). */
    public static ProblemException unanswered() {
        return new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "not-yet",
                        "The answer is not known yet: Kafka or the source's owner is not answering. Ask again.")
                .retryAfter(RETRY_AFTER);
    }
}
