package io.userdata.processor.lane;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready while the queries of both lanes run; if not, says for each lane why. */
final class PipelineHealthIndicator implements HealthIndicator {
    private final PipelineLifecycle pipeline;

    PipelineHealthIndicator(PipelineLifecycle pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public Health health() {
        List<LaneStatus> lanes = pipeline.status();
        boolean ready = lanes.stream().allMatch(lane -> lane.problem() == null);
        Health.Builder health = ready ? Health.up() : Health.down();
        lanes.forEach(lane -> health.withDetail(lane.lane().text(), words(lane)));
        return health.build();
    }

    private static String words(LaneStatus lane) {
        return lane.problem() == null ? "the query runs" : lane.problem();
    }
}
