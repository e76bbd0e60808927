package io.userdata.ingest.run.view;

import io.userdata.events.run.RunState;
import java.time.Duration;
import java.util.Map;

/**
 * How it goes with a source.
 *
 * @param open its runs that are not terminal, by state
 * @param stuck how long its oldest open run has published no page
 * @param silent how long its scheduled polls have given no record
 */
record SourceActivity(Map<RunState, Long> open, boolean paused, Duration stuck, Duration silent) {
    long open(RunState state) {
        return open.getOrDefault(state, 0L);
    }
}
