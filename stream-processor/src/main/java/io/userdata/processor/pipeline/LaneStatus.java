package io.userdata.processor.pipeline;

import io.userdata.events.record.Lane;
import io.userdata.processor.query.LaneActivity;
import io.userdata.processor.transform.Outcome;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a lane is at this moment.
 *
 * @param problem why it is not ready, in words; null: it is
 * @param lastBatch null: none since this process started
 * @param lastFailure null: none since this process started
 * @param behind records not yet processed; empty when they could not be counted
 */
public record LaneStatus(
        Lane lane,
        LaneState state,
        @Nullable String problem,
        int restarts,
        LaneActivity.@Nullable Batch lastBatch,
        @Nullable Failure lastFailure,
        Map<Outcome, Long> rows,
        OptionalLong behind) {}
