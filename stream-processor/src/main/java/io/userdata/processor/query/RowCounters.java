package io.userdata.processor.query;

import io.userdata.transform.TransformOutcome;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/** Counts outcomes wherever the tasks run; {@link LaneCounters} hears of it while they run. */
final class RowCounters implements Serializable {
    private static final long serialVersionUID = 1L;

    private final EnumMap<TransformOutcome, LongAccumulator> accumulators;

    private RowCounters(EnumMap<TransformOutcome, LongAccumulator> accumulators) {
        this.accumulators = accumulators;
    }

    static RowCounters register(SparkContext spark) {
        EnumMap<TransformOutcome, LongAccumulator> accumulators = new EnumMap<>(TransformOutcome.class);
        for (TransformOutcome outcome : TransformOutcome.values()) {
            // Spark tells of an ended task's accumulators only where they have names.
            accumulators.put(outcome, spark.longAccumulator("rows-" + outcome.text()));
        }
        return new RowCounters(accumulators);
    }

    void count(TransformOutcome outcome) {
        of(outcome).add(1L);
    }

    /** What is known where the query was started of tasks that have ended. */
    long value(TransformOutcome outcome) {
        return of(outcome).value();
    }

    /** By which number Spark's listeners know an outcome. */
    Map<Long, TransformOutcome> ids() {
        return accumulators.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        entry -> entry.getValue().id(), Map.Entry::getKey));
    }

    private LongAccumulator of(TransformOutcome outcome) {
        return Objects.requireNonNull(accumulators.get(outcome));
    }
}
