package io.userdata.processor.lane;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says in words why a lane is not ready: a query that runs is believed only while Spark hears from it. */
final class LaneReadinessPolicy {
    private final Clock clock;
    private final Duration stalledAfter;

    LaneReadinessPolicy(Clock clock, Duration stalledAfter) {
        this.clock = clock;
        this.stalledAfter = stalledAfter;
    }

    /** Returns what is wrong; null when the lane is ready. */
    @Nullable
    LaneProblem problem(LaneState state, @Nullable Instant seenAt, @Nullable QueryFailure failure) {
        if (state instanceof LaneState.Running running) {
            return runningProblem(running.since(), seenAt);
        }
        if (state instanceof LaneState.Failed failed) {
            return LaneProblem.Reason.FAILED.problem(failedWords(failed, failure));
        }
        if (state instanceof LaneState.Starting) {
            return LaneProblem.Reason.STARTING.problem(
                    failure == null
                            ? "Spark is starting the query"
                            : "the query is started again after it failed with " + failure.error());
        }
        return state instanceof LaneState.Waiting
                ? LaneProblem.Reason.WAITING.problem("the topics are not ready")
                : LaneProblem.Reason.STOPPED.problem("the service is shutting down");
    }

    private static String failedWords(LaneState.Failed failed, @Nullable QueryFailure failure) {
        if (failure != null && failure.reason() != null) {
            return failure.reason();
        }
        return "the query failed with " + (failure == null ? "an unknown error" : failure.error())
                + " and is started again at " + failed.until();
    }

    private @Nullable LaneProblem runningProblem(Instant since, @Nullable Instant seenAt) {
        if (seenAt == null || seenAt.isBefore(since)) {
            return LaneProblem.Reason.FIRST_BATCH.problem("the query has not ended its first batch yet");
        }
        Duration silence = Duration.between(seenAt, clock.instant());
        return silence.compareTo(stalledAfter) > 0
                ? LaneProblem.Reason.STALLED.problem("the query has ended no batch for " + silence.toSeconds() + " s")
                : null;
    }
}
