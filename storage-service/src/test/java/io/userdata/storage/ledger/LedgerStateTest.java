package io.userdata.storage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerStateTest {
    private static final Instant CHANGED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration SETTLE = Duration.ofSeconds(60);
    private static final Optional<Instant> LONG_STEADY = Optional.of(CHANGED.minusSeconds(3600));

    @Test
    void aRunThatGoesOnIsOpenEvenWhereItsNumbersAddUp() {
        assertThat(LedgerState.of(false, true, true, CHANGED, LONG_STEADY, SETTLE, CHANGED.plusSeconds(3600)))
                .isEqualTo(LedgerState.OPEN);
    }

    @Test
    void anEndedRunThatAddsUpIsBalancedAtOnce() {
        assertThat(LedgerState.of(true, true, false, CHANGED, Optional.empty(), SETTLE, CHANGED))
                .isEqualTo(LedgerState.BALANCED);
    }

    @Test
    void missingNumbersMayStillComeUntilNothingNewCame() {
        assertThat(missingAt(CHANGED.plusSeconds(59), LONG_STEADY)).isEqualTo(LedgerState.OPEN);
        assertThat(missingAt(CHANGED.plusSeconds(60), LONG_STEADY)).isEqualTo(LedgerState.UNBALANCED);
    }

    @Test
    void timeAloneIsNoVerdict() {
        assertThat(LedgerState.of(true, false, false, CHANGED, LONG_STEADY, SETTLE, CHANGED.plusSeconds(3600)))
                .isEqualTo(LedgerState.OPEN);
    }

    @Test
    void timeWithoutADatabaseDoesNotCount() {
        assertThat(missingAt(CHANGED.plusSeconds(3600), Optional.empty())).isEqualTo(LedgerState.OPEN);
        Optional<Instant> back = Optional.of(CHANGED.plusSeconds(3600));
        assertThat(missingAt(CHANGED.plusSeconds(3630), back)).isEqualTo(LedgerState.OPEN);
        assertThat(missingAt(CHANGED.plusSeconds(3660), back)).isEqualTo(LedgerState.UNBALANCED);
    }

    private static LedgerState missingAt(Instant now, Optional<Instant> steadySince) {
        return LedgerState.of(true, false, true, CHANGED, steadySince, SETTLE, now);
    }
}
