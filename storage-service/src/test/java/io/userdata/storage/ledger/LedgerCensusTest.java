package io.userdata.storage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LedgerCensusTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void oldestOfTheUndecidedIsTold() {
        LedgerCensus census = LedgerCensus.EMPTY
                .plusRunning(3)
                .plus(LedgerState.OPEN, NOW.minusSeconds(5))
                .plus(LedgerState.OPEN, NOW.minusSeconds(60))
                .plus(LedgerState.UNBALANCED, NOW.minusSeconds(900))
                .plus(LedgerState.BALANCED, NOW.minusSeconds(1000));
        assertThat(census.open()).isEqualTo(5);
        assertThat(census.unbalanced()).isEqualTo(1);
        assertThat(census.undecidedFor(NOW)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void runThatGoesOnIsNotWaitedFor() {
        assertThat(LedgerCensus.EMPTY.plusRunning(1).undecidedFor(NOW)).isZero();
    }
}
