package io.userdata.processor.pipeline;

import io.userdata.events.record.Lane;
import io.userdata.processor.query.QueryLane;
import io.userdata.processor.transform.Outcome;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** A lane with the supervisor that keeps its query running. */
final class WatchedLane {
    private final QueryLane lane;
    private final LaneSupervisor supervisor;
    private final Readiness readiness;
    private final Backlog backlog;

    WatchedLane(QueryLane lane, Supplier<RawTopicEnds> kafka, SupervisionProperties properties, Clock clock) {
        this.lane = lane;
        this.supervisor = new LaneSupervisor(lane.lane(), new CheckedQuery(lane, kafka), properties, clock);
        this.readiness = new Readiness(clock, properties.stalledAfter());
        this.backlog = new Backlog(lane);
    }

    Lane lane() {
        return lane.lane();
    }

    /** Rows that came to this outcome since this process started. */
    long rows(Outcome outcome) {
        return lane.counters().total(outcome);
    }

    LaneSupervisor supervisor() {
        return supervisor;
    }

    Backlog backlog() {
        return backlog;
    }

    LaneStatus status() {
        Map<Outcome, Long> rows = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            rows.put(outcome, rows(outcome));
        }
        LaneState state = supervisor.state();
        return new LaneStatus(
                lane.lane(),
                state,
                readiness.problem(state, lane.activity().seenAt(), supervisor.lastFailure()),
                supervisor.restarts(),
                lane.activity().lastBatch(),
                supervisor.lastFailure(),
                rows,
                backlog.behind());
    }
}
