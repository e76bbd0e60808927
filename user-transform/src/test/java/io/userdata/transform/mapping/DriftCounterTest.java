package io.userdata.transform.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftCounterTest {
    private final DriftCounter counts = new DriftCounter();

    @Test
    void driftsAreCountedBySourceKindAndPath() {
        counts.met(new SchemaDrift("crm", SchemaDrift.Kind.CHANGED, "/mail"));
        counts.met(new SchemaDrift("crm", SchemaDrift.Kind.CHANGED, "/mail"));
        counts.met(new SchemaDrift("crm", SchemaDrift.Kind.UNKNOWN, "/new"));
        assertThat(counts.of("crm", SchemaDrift.Kind.CHANGED)).isEqualTo(Map.of("/mail", 2L));
        assertThat(counts.of("crm", SchemaDrift.Kind.UNKNOWN)).isEqualTo(Map.of("/new", 1L));
        assertThat(counts.of("other", SchemaDrift.Kind.CHANGED)).isEmpty();
    }

    @Test
    void noSourceGrowsWithoutEnd() {
        for (int path = 0; path < 10_000; path++) {
            counts.met(new SchemaDrift("crm", SchemaDrift.Kind.UNKNOWN, "/" + path));
        }
        assertThat(counts.of("crm", SchemaDrift.Kind.UNKNOWN))
                .hasSize(DriftCounter.MAX_PATHS + 1)
                .containsEntry(DriftCounter.FURTHER, 10_000L - DriftCounter.MAX_PATHS);
    }
}
