package io.userdata.console.snapshot;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Counts per upper bound, cumulative, as Prometheus keeps them. */
record Histogram(TreeMap<Double, Double> buckets) {
    static Histogram of(PrometheusSamples samples, String name, String label, String value) {
        TreeMap<Double, Double> buckets = new TreeMap<>();
        samples.named(name + "_bucket")
                .filter(sample -> sample.has(label, value))
                .forEach(sample -> buckets.merge(bound(sample.label("le")), sample.value(), Double::sum));
        return new Histogram(buckets);
    }

    /** What came after an earlier look at the same histogram; all of it where the service has started anew. */
    Histogram since(Histogram before) {
        TreeMap<Double, Double> rest = new TreeMap<>();
        buckets.forEach((bound, count) -> rest.put(bound, count - before.buckets.getOrDefault(bound, 0.0)));
        return rest.values().stream().anyMatch(count -> count < 0) ? this : new Histogram(rest);
    }

    double count() {
        return buckets.isEmpty() ? 0 : buckets.lastEntry().getValue();
    }

    /** The highest bound that is a number. */
    double highestBound() {
        Double bound = buckets.lowerKey(Double.POSITIVE_INFINITY);
        return bound == null ? 0 : bound;
    }

    /** Where this share of all lies, interpolated within its bucket as Prometheus does; empty: nothing was counted. */
    OptionalDouble quantile(double share) {
        double rank = share * count();
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
            double upper = bucket.getKey();
            double count = bucket.getValue();
            if (count >= rank && count > 0) {
                return OptionalDouble.of(
                        Double.isInfinite(upper) ? lower : lower + (upper - lower) * part(rank, below, count));
            }
            lower = upper;
            below = count;
        }
        return OptionalDouble.empty();
    }

    private static double part(double rank, double below, double count) {
        return count == below ? 1 : (rank - below) / (count - below);
    }

    private static double bound(String le) {
        return "+Inf".equals(le) ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
    }
}
