package io.userdata.processor.query;

import io.userdata.processor.transform.Outcome;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/** Counts outcomes wherever the tasks run; a task's counts are added here when it ends well. */
final class RowCounters implements Serializable {
    private static final long serialVersionUID = 1L;

    private final EnumMap<Outcome, LongAccumulator> accumulators;

    private RowCounters(EnumMap<Outcome, LongAccumulator> accumulators) {
        this.accumulators = accumulators;
    }

    static RowCounters register(SparkContext spark) {
        EnumMap<Outcome, LongAccumulator> accumulators = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            accumulators.put(outcome, spark.longAccumulator());
        }
        return new RowCounters(accumulators);
    }

    void count(Outcome outcome) {
        of(accumulators, outcome).add(1L);
    }

    long value(Outcome outcome) {
        return of(accumulators, outcome).value();
    }

    private static LongAccumulator of(Map<Outcome, LongAccumulator> accumulators, Outcome outcome) {
        return java.util.Objects.requireNonNull(accumulators.get(outcome));
    }
}
