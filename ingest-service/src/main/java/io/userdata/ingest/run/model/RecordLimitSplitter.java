package io.userdata.ingest.run.model;

import io.userdata.events.run.RunRecord;

/**
 * Splits a run's {@code maxRecords} over its slices: evenly, the first slices taking one more where it does not divide.
 * What a slice does not find is not given to another one.
 */
final class RecordLimitSplitter {
    private RecordLimitSplitter() {}

    /** How many records the slice may publish; {@link Long#MAX_VALUE} where the run has no limit. */
    static long of(RunRecord run, int slice) {
        Long most = run.definition().maxRecords();
        if (most == null) {
            return Long.MAX_VALUE;
        }
        return most / run.slices() + (slice < most % run.slices() ? 1 : 0);
    }
}
