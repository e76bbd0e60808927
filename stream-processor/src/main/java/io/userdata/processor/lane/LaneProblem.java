package io.userdata.processor.lane;

import java.util.Locale;

/**
 * Why a lane is not ready.
 *
 * @param words one sentence for people
 */
record LaneProblem(Reason reason, String words) {
    /** What kind of problem it is, for metrics. */
    enum Reason {
        /** The topics are not ready yet. */
        WAITING,
        /** The query is being started. */
        STARTING,
        /** The query failed and is started again after a pause. */
        FAILED,
        /** The query runs and has not ended its first batch. */
        FIRST_BATCH,
        /** The query runs and has ended no batch for long. */
        STALLED,
        /** Some partitions have no task. */
        TASKS,
        /** The service is shutting down. */
        STOPPED;

        private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** The reason as it stands in a metric's tag. */
        String text() {
            return text;
        }

        LaneProblem problem(String words) {
            return new LaneProblem(this, words);
        }
    }
}
