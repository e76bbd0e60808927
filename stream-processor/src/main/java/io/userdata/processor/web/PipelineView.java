package io.userdata.processor.web;

import io.userdata.processor.checkpoint.CheckpointFingerprint;
import io.userdata.processor.checkpoint.ProcessedOffsets;
import io.userdata.processor.lane.LaneStatus;
import io.userdata.processor.lane.OffsetAdoptionResult;
import io.userdata.processor.lane.QueryFailure;
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
     * @param trigger {@code continuous} or {@code micro-batch}
     * @param tasks how many of the query's tasks run; a continuous one holds one for each partition
     * @param rows by outcome, since this process started
     * @param batch the last one that ended, by Spark's number; null: none
     * @param offsets the next to process by partition of the raw topic
     * @param behind records not yet processed; null when Kafka could not say
     * @param lastError class, time, and the reason where it is one of ours; null: none since this process started
     * @param adopted how its checkpoint was begun anew since this process started; null: it was not
     */
    record LaneView(
            String lane,
            String trigger,
            String state,
            Instant since,
            boolean ready,
            @Nullable String problem,
            int restarts,
            int tasks,
            LaneActivity.@Nullable Batch lastBatch,
            Map<String, Long> rows,
            @Nullable Long batch,
            Map<Integer, Long> offsets,
            @Nullable Long behind,
            @Nullable QueryFailure lastError,
            @Nullable OffsetAdoptionResult adopted,
            CheckpointFingerprint fingerprint) {
        static LaneView of(LaneStatus status) {
            ProcessedOffsets processed = status.processed();
            Map<String, Long> rows = new TreeMap<>();
            status.rows().forEach((outcome, count) -> rows.put(outcome.text(), count));
            return new LaneView(
                    status.lane().text(),
                    status.trigger().text(),
                    status.state().text(),
                    status.state().since(),
                    status.problem() == null,
                    status.problem(),
                    status.restarts(),
                    status.tasks(),
                    status.lastBatch(),
                    rows,
                    processed == null ? null : processed.batch(),
                    processed == null ? Map.of() : new TreeMap<>(processed.offsets()),
                    status.behind().isPresent() ? status.behind().getAsLong() : null,
                    status.lastFailure(),
                    status.adopted(),
                    status.fingerprint());
        }
    }
}
