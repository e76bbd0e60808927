package io.userdata.ingest.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.fixture.MovingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private final MovingClock clock = new MovingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private long nanos;
    private final SteadyClock steady = new SteadyClock(clock, () -> nanos, Duration.ofHours(1));

    private void pass(Duration time) {
        nanos += time.toNanos();
        clock.set(clock.instant().plus(time));
    }

    @Test
    void aClockIsSteadyAfterItHasGoneEvenly() {
        assertThat(steady.isSteady()).isFalse();
        pass(Duration.ofMinutes(59));
        assertThat(steady.isSteady()).isFalse();
        pass(Duration.ofMinutes(1));
        assertThat(steady.isSteady()).isTrue();
    }

    @Test
    void aStepForwardOrBackBeginsAnew() {
        for (int days : new int[] {30, -30}) {
            pass(Duration.ofHours(2));
            assertThat(steady.isSteady()).isTrue();
            clock.set(clock.instant().plus(Duration.ofDays(days)));
            assertThat(steady.isSteady()).isFalse();
            pass(Duration.ofMinutes(59));
            assertThat(steady.isSteady()).isFalse();
            pass(Duration.ofMinutes(1));
            assertThat(steady.isSteady()).isTrue();
        }
    }

    @Test
    void aCorrectionOfSecondsIsNoStep() {
        pass(Duration.ofHours(2));
        clock.set(clock.instant().minusSeconds(5));
        assertThat(steady.isSteady()).isTrue();
    }
}
