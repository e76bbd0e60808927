package io.userdata.processor.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final Failure FAILURE = new Failure("java.io.IOException", null, NOW);
    private final Readiness readiness = new Readiness(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(1));

    @Test
    void aQueryThatHasEndedABatchIsReady() {
        LaneState running = new LaneState.Running(NOW.minusSeconds(100));
        assertThat(readiness.problem(running, NOW.minusSeconds(60), null)).isNull();
        assertThat(readiness.problem(running, NOW.minusSeconds(60), FAILURE)).isNull();
    }

    @Test
    void aQueryThatHasEndedNoBatchSinceItsStartIsNot() {
        LaneState running = new LaneState.Running(NOW);
        assertThat(readiness.problem(running, null, null)).contains("first batch");
        assertThat(readiness.problem(running, NOW.minusSeconds(1), null)).contains("first batch");
    }

    @Test
    void aSilentQueryIsNot() {
        LaneState running = new LaneState.Running(NOW.minusSeconds(100));
        assertThat(readiness.problem(running, NOW.minusSeconds(61), null))
                .isEqualTo("the query has ended no batch for 61 s");
    }

    @Test
    void everyOtherStateSaysWhy() {
        assertThat(readiness.problem(new LaneState.Waiting(NOW), null, null)).contains("topics");
        assertThat(readiness.problem(new LaneState.Starting(NOW), null, null)).contains("starting");
        assertThat(readiness.problem(new LaneState.Starting(NOW), null, FAILURE))
                .contains("java.io.IOException");
        assertThat(readiness.problem(new LaneState.Failed(NOW, NOW.plusSeconds(2)), null, FAILURE))
                .isEqualTo("the query failed with java.io.IOException and is started again at 2026-03-01T09:30:02Z");
        assertThat(readiness.problem(new LaneState.Stopped(NOW), null, null)).contains("shutting down");
    }
}
