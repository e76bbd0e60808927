package io.userdata.processor.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftCountsTest {
    private final DriftCounts counts = new DriftCounts();

    @Test
    void driftsAreCountedBySourceKindAndPath() {
        counts.met(new Drift("crm", Drift.Kind.CHANGED, "/mail"));
        counts.met(new Drift("crm", Drift.Kind.CHANGED, "/mail"));
        counts.met(new Drift("crm", Drift.Kind.UNKNOWN, "/new"));
        assertThat(counts.of("crm", Drift.Kind.CHANGED)).isEqualTo(Map.of("/mail", 2L));
        assertThat(counts.of("crm", Drift.Kind.UNKNOWN)).isEqualTo(Map.of("/new", 1L));
        assertThat(counts.of("other", Drift.Kind.CHANGED)).isEmpty();
    }

    @Test
    void noSourceGrowsWithoutEnd() {
        for (int path = 0; path < 10_000; path++) {
            counts.met(new Drift("crm", Drift.Kind.UNKNOWN, "/" + path));
        }
        assertThat(counts.of("crm", Drift.Kind.UNKNOWN))
                .hasSize(DriftCounts.MAX_PATHS + 1)
                .containsEntry(DriftCounts.FURTHER, 10_000L - DriftCounts.MAX_PATHS);
    }
}
