package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import java.nio.file.Path;

/**
 * A lane with its query and what is known of it.
 *
 * @param checkpoint where the query keeps how far it has come
 */
public record QueryLane(Lane lane, LaneQuery query, LaneCounters counters, LaneActivity activity, Path checkpoint) {}
