package io.userdata.events.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VersionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID LOW = UUID.fromString("0199e2a4-6c7b-7000-8000-000000000001");
    private static final UUID HIGH = UUID.fromString("f199e2a4-6c7b-7000-8000-000000000001");

    @Test
    void observedAtDecidesBeforeEverythingElse() {
        Version late = new Version(NOON.plusSeconds(1), NOON.plusSeconds(1), LOW, 0);
        Version early = new Version(NOON, NOON.plusSeconds(60), HIGH, 9);
        assertThat(late.isNewerThan(early)).isTrue();
        assertThat(early.isNewerThan(late)).isFalse();
    }

    @Test
    void stateDatedByAClockThatIsAheadIsAsNewAsItsFetch() {
        Version ahead = new Version(NOON.plusSeconds(240), NOON, LOW, 0);
        Version delete = new Version(NOON.plusSeconds(1), NOON.plusSeconds(1), LOW, 0);
        Version again = new Version(NOON.plusSeconds(240), NOON.plusSeconds(2), LOW, 0);
        assertThat(delete.isNewerThan(ahead)).isTrue();
        assertThat(again.isNewerThan(delete)).isTrue();
    }

    @Test
    void fetchedAtThenEventIdThenRevisionDecide() {
        Version base = new Version(NOON, NOON, LOW, 0);
        assertThat(new Version(NOON, NOON.plusNanos(1000), LOW, 0)).isGreaterThan(base);
        assertThat(new Version(NOON, NOON, HIGH, 0)).isGreaterThan(base);
        assertThat(new Version(NOON, NOON, LOW, 1)).isGreaterThan(base);
    }

    @Test
    void eventIdsAreComparedUnsigned() {
        UUID highTail = UUID.fromString("0199e2a4-6c7b-7000-f000-000000000001");
        assertThat(new Version(NOON, NOON, HIGH, 0)).isGreaterThan(new Version(NOON, NOON, LOW, 0));
        assertThat(new Version(NOON, NOON, highTail, 0)).isGreaterThan(new Version(NOON, NOON, LOW, 0));
    }

    @Test
    void equalVersionIsNotNewer() {
        Version version = new Version(NOON, NOON, LOW, 0);
        assertThat(version.isNewerThan(new Version(NOON, NOON, LOW, 0))).isFalse();
    }
}
