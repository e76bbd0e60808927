package io.userdata.processor.query;

import io.userdata.transform.TransformOutcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkContext;

/**
 * The outcomes of a lane since this process started, over all starts of its query. They are heard of by task: those of a
 * continuous query do not end, and Spark adds up an accumulator only when a task has ended well.
 */
public final class LaneCounters {
    private final Map<TransformOutcome, Long> ended = new EnumMap<>(TransformOutcome.class);
    private final Map<Long, Map<TransformOutcome, Long>> running = new HashMap<>();
    private Map<Long, TransformOutcome> ids = Map.of();

    /** Returns the rows that came to this outcome, those of a repeated batch as often as they were processed. */
    public synchronized long total(TransformOutcome outcome) {
        return ended.getOrDefault(outcome, 0L)
                + running.values().stream()
                        .mapToLong(task -> task.getOrDefault(outcome, 0L))
                        .sum();
    }

    synchronized RowCounters next(SparkContext spark) {
        running.values().forEach(this::add); // their ends were not heard of
        running.clear();
        RowCounters next = RowCounters.register(spark);
        ids = next.ids();
        return next;
    }

    synchronized void started(long task) {
        running.put(task, new EnumMap<>(TransformOutcome.class));
    }

    /** Takes over what a running task has counted so far, by the ids of accumulators. */
    synchronized void counted(long task, Map<Long, Long> counts) {
        Map<TransformOutcome, Long> known = running.get(task);
        if (known != null) {
            counts.forEach((id, count) -> {
                TransformOutcome outcome = ids.get(id);
                if (outcome != null) {
                    known.merge(outcome, count, Math::max);
                }
            });
        }
    }

    synchronized void ended(long task) {
        Map<TransformOutcome, Long> last = running.remove(task);
        if (last != null) {
            add(last);
        }
    }

    private void add(Map<TransformOutcome, Long> task) {
        task.forEach((outcome, count) -> ended.merge(outcome, count, Long::sum));
    }
}
