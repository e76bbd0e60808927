package io.userdata.storage.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Several sides do the same work in turns, each turn begun by another of them: whatever else the machine does, it does
 * to all of them.
 */
final class InterleavedBenchmark {
    /** What a side does in a turn. */
    interface Work {
        void run() throws Exception;
    }

    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private int turns;

    /** Does a turn of every side, the first of which is the one that the others are compared with. */
    void turn(Map<String, Work> sides) throws Exception {
        List<Map.Entry<String, Work>> ordered = List.copyOf(sides.entrySet());
        ordered.forEach(side -> nanos.putIfAbsent(side.getKey(), 0L));
        for (int i = 0; i < ordered.size(); i++) {
            Map.Entry<String, Work> side = ordered.get((i + turns) % ordered.size());
            long start = System.nanoTime();
            side.getValue().run();
            nanos.merge(side.getKey(), System.nanoTime() - start, Long::sum);
        }
        turns++;
    }

    /** A line: rows a second of every side and its ratio to the first, with the load at the end. */
    String report(String title, long rows) {
        long first = nanos.values().iterator().next();
        return nanos.entrySet().stream()
                .map(side -> String.format(
                        Locale.ROOT,
                        "%s %.0f/s (%.2f)",
                        side.getKey(),
                        rows * 1e9 / side.getValue(),
                        (double) first / side.getValue()))
                .collect(Collectors.joining(", ", title + ": ", load()));
    }

    /** How many times as fast as another side a side was. */
    double ratio(String side, String other) {
        return (double) Objects.requireNonNull(nanos.get(other)) / Objects.requireNonNull(nanos.get(side));
    }

    static double median(double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                ", load %.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
