package io.userdata.processor.query;

import io.userdata.processor.transform.Outcome;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/** The outcomes of a lane since this process started, over all starts of its query. */
public final class LaneCounters {
    private final Map<Outcome, Long> ended = new EnumMap<>(Outcome.class);
    private @Nullable RowCounters current;

    /** Returns the rows that came to this outcome, those of a repeated batch as often as they were processed. */
    public synchronized long total(Outcome outcome) {
        long running = current == null ? 0 : current.value(outcome);
        return ended.getOrDefault(outcome, 0L) + running;
    }

    synchronized RowCounters next(SparkContext spark) {
        for (Outcome outcome : Outcome.values()) {
            ended.put(outcome, total(outcome));
        }
        RowCounters next = RowCounters.register(spark);
        current = next;
        return next;
    }
}
