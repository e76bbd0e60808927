package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import io.userdata.processor.checkpoint.Checkpoint;

/**
 * A lane with its query and what is known of it.
 *
 * @param checkpoint where the query keeps how far it has come
 */
public record QueryLane(
        Lane lane,
        LaneTrigger trigger,
        LaneQuery query,
        LaneCounters counters,
        LaneActivity activity,
        Checkpoint checkpoint) {}
