package io.userdata.processor.query;

import java.util.Locale;
import org.apache.spark.sql.streaming.Trigger;

/** How a lane's query is driven. */
public enum LaneTrigger {
    /** One task for each partition, for as long as the query runs: milliseconds, and a thread for each partition. */
    CONTINUOUS,
    /** Batch after batch: throughput, and rates that can be limited. */
    MICRO_BATCH;

    /** The trigger as it stands in settings and JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Trigger spark(QueryProperties.LaneProperties lane) {
        return switch (this) {
            case CONTINUOUS -> Trigger.Continuous(lane.checkpointEvery().toMillis());
            case MICRO_BATCH -> Trigger.ProcessingTime(lane.batchEvery().toMillis());
        };
    }
}
