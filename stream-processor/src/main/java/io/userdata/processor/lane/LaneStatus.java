package io.userdata.processor.lane;

import io.userdata.events.record.Lane;
import io.userdata.processor.checkpoint.CheckpointFingerprint;
import io.userdata.processor.checkpoint.ProcessedOffsets;
import io.userdata.processor.query.LaneActivity;
import io.userdata.processor.query.LaneTrigger;
import io.userdata.transform.TransformOutcome;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a lane is at this moment.
 *
 * @param problem why it is not ready, in words; null: it is
 * @param tasks how many of its query's tasks run
 * @param lastBatch null: none since this process started, or the query is continuous
 * @param lastFailure null: none since this process started
 * @param adopted how its checkpoint was begun anew since this process started; null: it was not
 * @param processed null: the query has not come through its first batch
 * @param behind records not yet processed; empty when they could not be counted
 * @param fingerprint what its checkpoint must have been made for
 */
public record LaneStatus(
        Lane lane,
        LaneTrigger trigger,
        LaneState state,
        @Nullable String problem,
        int restarts,
        int tasks,
        LaneActivity.@Nullable Batch lastBatch,
        @Nullable QueryFailure lastFailure,
        @Nullable OffsetAdoptionResult adopted,
        Map<TransformOutcome, Long> rows,
        @Nullable ProcessedOffsets processed,
        OptionalLong behind,
        CheckpointFingerprint fingerprint) {}
