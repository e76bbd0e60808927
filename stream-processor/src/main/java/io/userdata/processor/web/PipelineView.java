package io.userdata.processor.web;

import io.userdata.processor.pipeline.Failure;
import io.userdata.processor.pipeline.LaneStatus;
import io.userdata.processor.query.LaneActivity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/pipeline} answers. */
record PipelineView(List<LaneView> lanes) {
    static PipelineView of(List<LaneStatus> lanes) {
        return new PipelineView(lanes.stream().map(LaneView::of).toList());
    }

    /**
     * One lane.
     *
     * @param ready whether readiness counts it as running
     * @param problem why it is not ready; null: it is
     * @param rows by outcome, since this process started
     * @param behind records not yet processed; null when Kafka could not say
     * @param lastError class and time only; null: none since this process started
     */
    record LaneView(
            String lane,
            String state,
            Instant since,
            boolean ready,
            @Nullable String problem,
            int restarts,
            LaneActivity.@Nullable Batch lastBatch,
            Map<String, Long> rows,
            @Nullable Long behind,
            @Nullable Failure lastError) {
        static LaneView of(LaneStatus status) {
            Map<String, Long> rows = new TreeMap<>();
            status.rows().forEach((outcome, count) -> rows.put(outcome.text(), count));
            return new LaneView(
                    status.lane().text(),
                    status.state().text(),
                    status.state().since(),
                    status.problem() == null,
                    status.problem(),
                    status.restarts(),
                    status.lastBatch(),
                    rows,
                    status.behind().isPresent() ? status.behind().getAsLong() : null,
                    status.lastFailure());
        }
    }
}
