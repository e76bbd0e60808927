package io.userdata.processor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaneReadinessPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final QueryFailure FAILURE = new QueryFailure("java.io.IOException", null, NOW);
    private final LaneReadinessPolicy readiness =
            new LaneReadinessPolicy(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(1));

    private @Nullable String problem(LaneState state, @Nullable Instant seenAt, @Nullable QueryFailure failure) {
        LaneProblem problem = readiness.problem(state, seenAt, failure);
        return problem == null ? null : problem.words();
    }

    @Test
    void aQueryThatHasEndedABatchIsReady() {
        LaneState running = new LaneState.Running(NOW.minusSeconds(100));
        assertThat(problem(running, NOW.minusSeconds(60), null)).isNull();
        assertThat(problem(running, NOW.minusSeconds(60), FAILURE)).isNull();
    }

    @Test
    void aQueryThatHasEndedNoBatchSinceItsStartIsNot() {
        LaneState running = new LaneState.Running(NOW);
        assertThat(problem(running, null, null)).contains("first batch");
        assertThat(problem(running, NOW.minusSeconds(1), null)).contains("first batch");
    }

    @Test
    void aSilentQueryIsNot() {
        LaneState running = new LaneState.Running(NOW.minusSeconds(100));
        assertThat(problem(running, NOW.minusSeconds(61), null)).isEqualTo("the query has ended no batch for 61 s");
    }

    @Test
    void everyOtherStateSaysWhy() {
        assertThat(problem(new LaneState.Waiting(NOW), null, null)).contains("topics");
        assertThat(problem(new LaneState.Starting(NOW), null, null)).contains("starting");
        assertThat(problem(new LaneState.Starting(NOW), null, FAILURE)).contains("java.io.IOException");
        assertThat(problem(new LaneState.Failed(NOW, NOW.plusSeconds(2)), null, FAILURE))
                .isEqualTo("the query failed with java.io.IOException and is started again at 2026-03-01T09:30:02Z");
        assertThat(problem(new LaneState.Stopped(NOW), null, null)).contains("shutting down");
    }
}
