package io.userdata.chaos.run;

import io.userdata.chaos.oracle.Finding;
import io.userdata.chaos.oracle.FindingKind;
import io.userdata.chaos.suite.ResourceSample;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run of chaos.
 *
 * @param counts how much went through, by what it is
 */
public record ChaosResult(long seed, List<Finding> findings, Map<String, Long> counts, List<ResourceSample> samples) {
    public ChaosResult {
        findings = List.copyOf(findings);
        counts = Map.copyOf(counts);
        samples = List.copyOf(samples);
    }

    /** How many findings there are of each kind, zeros included. */
    public Map<FindingKind, Long> byKind() {
        Map<FindingKind, Long> counted = new EnumMap<>(FindingKind.class);
        for (FindingKind kind : FindingKind.values()) {
            counted.put(
                    kind,
                    findings.stream().filter(finding -> finding.kind() == kind).count());
        }
        return counted;
    }
}
