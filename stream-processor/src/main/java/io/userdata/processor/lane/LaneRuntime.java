package io.userdata.processor.lane;

import io.userdata.events.record.Lane;
import io.userdata.processor.query.LaneTrigger;
import io.userdata.processor.query.QueryLane;
import io.userdata.transform.TransformOutcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A lane with the supervisor that keeps its query running. */
final class LaneRuntime {
    private final QueryLane lane;
    private final LaneSupervisor supervisor;
    private final LaneReadinessPolicy readiness;
    private final LaneBacklog backlog;
    private final OffsetAdoption adoption;
    private final HangWatch hangs;
    private final Clock clock;
    private volatile int partitions;

    LaneRuntime(QueryLane lane, Supplier<KafkaOffsetClient> kafka, SupervisionProperties properties, Clock clock) {
        this.lane = lane;
        this.adoption = new OffsetAdoption(lane, kafka, clock);
        this.supervisor = new LaneSupervisor(
                lane.lane(),
                new CheckpointGuardedQuery(lane, kafka, adoption, this::partitions, clock),
                properties,
                clock);
        this.readiness = new LaneReadinessPolicy(clock, properties.stalledAfter());
        this.backlog = new LaneBacklog(lane, clock);
        this.hangs = new HangWatch(properties.hangsAfter());
        this.clock = clock;
    }

    Lane lane() {
        return lane.lane();
    }

    /** How many tasks a query holds for as long as it runs. */
    int heldThreads(int ofPartitions) {
        return switch (lane.trigger()) {
            case CONTINUOUS -> ofPartitions;
            case MICRO_BATCH -> 0;
        };
    }

    void start(int ofPartitions) {
        partitions = ofPartitions;
        supervisor.start();
    }

    private int partitions() {
        return partitions;
    }

    /** Rows that came to this outcome since this process started. */
    long rows(TransformOutcome outcome) {
        return lane.counters().total(outcome);
    }

    LaneSupervisor supervisor() {
        return supervisor;
    }

    LaneBacklog backlog() {
        return backlog;
    }

    /** Starts the query again if it hangs; asked again and again, by one thread. */
    void restartIfHung() {
        long rows =
                Arrays.stream(TransformOutcome.values()).mapToLong(this::rows).sum();
        hangs.silence(supervisor.state(), seenAt(), rows, clock.instant()).ifPresent(supervisor::restartHung);
    }

    /** Begins the checkpoint anew between two queries. */
    CompletableFuture<OffsetAdoptionResult> adopt() {
        CompletableFuture<OffsetAdoptionResult> done = new CompletableFuture<>();
        supervisor.whileStopped(() -> adoptInto(done));
        return done;
    }

    private void adoptInto(CompletableFuture<OffsetAdoptionResult> done) {
        try {
            done.complete(adoption.adopt(partitions));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            done.completeExceptionally(e);
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    LaneStatus status() {
        Map<TransformOutcome, Long> rows = new EnumMap<>(TransformOutcome.class);
        for (TransformOutcome outcome : TransformOutcome.values()) {
            rows.put(outcome, rows(outcome));
        }
        LaneState state = supervisor.state();
        LaneProblem problem = problem();
        return new LaneStatus(
                lane.lane(),
                lane.trigger(),
                state,
                problem == null ? null : problem.words(),
                supervisor.restarts(),
                lane.activity().tasks(),
                lane.activity().lastBatch(),
                supervisor.lastFailure(),
                adoption.last(),
                rows,
                backlog.processed(),
                backlog.behind(),
                lane.checkpoint().fingerprint());
    }

    /** Why the lane is not ready; null: it is. */
    @Nullable
    LaneProblem problem() {
        LaneState state = supervisor.state();
        int tasks = lane.activity().tasks();
        if (state instanceof LaneState.Running && tasks < heldThreads(partitions)) {
            return LaneProblem.Reason.TASKS.problem("only " + tasks + " of " + partitions
                    + " partitions are read: Spark has no thread for the others yet");
        }
        return readiness.problem(state, seenAt(), supervisor.lastFailure());
    }

    /** For how long no batch has ended; empty before the first. */
    Optional<Duration> silence() {
        return Optional.ofNullable(seenAt()).map(seen -> Duration.between(seen, clock.instant()));
    }

    private @Nullable Instant seenAt() {
        return lane.trigger() == LaneTrigger.CONTINUOUS
                ? backlog.movedAt()
                : lane.activity().seenAt();
    }
}
