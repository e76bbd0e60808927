package io.userdata.chaos.run;

import io.userdata.chaos.suite.ResourceSample;
import io.userdata.chaos.suite.SuitePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The end of a run as a table, with the findings by name under it. */
final class ResultTable {
    private static final int MOST_FINDINGS = 100;

    private ResultTable() {}

    static List<String> of(ChaosResult result) {
        List<String> lines = new ArrayList<>();
        result.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(count -> lines.add(row(count.getKey(), Long.toString(count.getValue()))));
        result.byKind()
                .forEach((kind, count) -> lines.add(row(kind.name().toLowerCase(Locale.ROOT), Long.toString(count))));
        for (SuitePart part : SuitePart.values()) {
            lines.add(row("memory of " + part.name().toLowerCase(Locale.ROOT) + ", MiB", memory(result, part)));
        }
        lines.add(row("files, MiB", files(result.samples())));
        result.findings().stream().limit(MOST_FINDINGS).forEach(finding -> lines.add(finding.toString()));
        return lines;
    }

    private static String memory(ChaosResult result, SuitePart part) {
        List<Long> sizes = result.samples().stream()
                .filter(sample -> sample.memory().containsKey(part))
                .map(sample -> sample.memory().get(part))
                .toList();
        return sizes.isEmpty()
                ? "-"
                : "first %d, most %d, last %d"
                        .formatted(
                                sizes.get(0),
                                sizes.stream().mapToLong(Long::longValue).max().orElse(0),
                                sizes.get(sizes.size() - 1));
    }

    private static String files(List<ResourceSample> samples) {
        return samples.isEmpty()
                ? "-"
                : "first %d, last %d"
                        .formatted(
                                samples.get(0).totalFiles(),
                                samples.get(samples.size() - 1).totalFiles());
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "  %-26s %s", name, value);
    }
}
