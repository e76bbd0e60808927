package io.userdata.ingest.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PushDigestTest {
    @Test
    void whatDiffersHasAnotherDigest() {
        assertThat(Set.of(
                        PushDigest.of("upsert", List.of("1", "2")),
                        PushDigest.of("upsert", List.of("2", "1")),
                        PushDigest.of("upsert", List.of("12")),
                        PushDigest.of("upsert", List.of("1\n1\n2")),
                        PushDigest.of("delete", List.of("1", "2"))))
                .hasSize(5);
        assertThat(PushDigest.of("upsert", List.of("1", "2"))).isEqualTo(PushDigest.of("upsert", List.of("1", "2")));
    }
}
