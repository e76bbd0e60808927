package io.userdata.ingest.source.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.Lane;
import io.userdata.ingest.source.limit.BudgetDecision.Granted;
import io.userdata.ingest.source.limit.BudgetDecision.Reason;
import io.userdata.ingest.source.limit.BudgetDecision.Wait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Hands clock = new Hands();

    private RequestBudget budget(@Nullable Long records, @Nullable Long requests) {
        return new RequestBudget(
                new RequestBudgetProperties(records, requests, WINDOW, 0.8, 1, 3, Duration.ofSeconds(30)), clock);
    }

    private static Wait waits(BudgetDecision grant) {
        assertThat(grant).isInstanceOf(Wait.class);
        return (Wait) grant;
    }

    @Test
    void withoutLimitsEverythingIsGranted() {
        RequestBudget budget = budget(null, null);
        for (int i = 0; i < 1000; i++) {
            assertThat(budget.tryTake(Lane.BACKFILL, Long.MAX_VALUE)).isEqualTo(new Granted());
        }
    }

    @Test
    void aSpentWindowSaysWhenThereIsRoomAgain() {
        RequestBudget budget = budget(1000L, null);
        assertThat(budget.tryTake(Lane.LIVE, 1000)).isEqualTo(new Granted());
        Wait wait = waits(budget.tryTake(Lane.LIVE, 1));
        assertThat(wait.reason()).isEqualTo(Reason.BUDGET_SPENT);
        assertThat(wait.until())
                .isBetween(START.plus(WINDOW), START.plus(WINDOW).plus(WINDOW.dividedBy(100)));
        clock.now = wait.until().minusNanos(1);
        waits(budget.tryTake(Lane.LIVE, 1));
        clock.now = wait.until();
        assertThat(budget.tryTake(Lane.LIVE, 1000)).isEqualTo(new Granted());
    }

    @Test
    void aClockThatIsSetBackLeavesABudgetSpentForAWindowAtTheMost() {
        RequestBudget budget = budget(1000L, null);
        budget.tryTake(Lane.LIVE, 1000);
        clock.now = START.minus(Duration.ofDays(30));
        assertThat(waits(budget.tryTake(Lane.LIVE, 1)).until())
                .isBetween(clock.now, clock.now.plus(WINDOW).plus(WINDOW.dividedBy(100)));
    }

    @Test
    void aClockThatIsSetBackLeavesACircuitOpenForItsTimeAtTheMost() {
        RequestBudget budget = budget(null, null);
        IntStream.range(0, 3).forEach(n -> budget.failed());
        clock.now = START.minus(Duration.ofDays(30));
        assertThat(waits(budget.tryTake(Lane.LIVE, 1)).until())
                .isBetween(clock.now, clock.now.plus(Duration.ofSeconds(30)));
    }

    @Test
    void requestsAreCountedWhateverTheyAskFor() {
        RequestBudget budget = budget(null, 2L);
        budget.tryTake(Lane.LIVE, 5000);
        budget.tryTake(Lane.LIVE, 1);
        waits(budget.tryTake(Lane.LIVE, 1));
    }

    @Test
    void aBackfillLeavesAPartToLiveRuns() {
        RequestBudget budget = budget(1000L, null);
        assertThat(budget.tryTake(Lane.BACKFILL, 500)).isEqualTo(new Granted());
        assertThat(budget.tryTake(Lane.BACKFILL, 300)).isEqualTo(new Granted());
        waits(budget.tryTake(Lane.BACKFILL, 1));
        assertThat(budget.tryTake(Lane.LIVE, 200)).isEqualTo(new Granted());
        waits(budget.tryTake(Lane.LIVE, 1));
    }

    @Test
    void aLiveRunMayUseAllAndThenABackfillWaits() {
        RequestBudget budget = budget(1000L, null);
        assertThat(budget.tryTake(Lane.LIVE, 900)).isEqualTo(new Granted());
        waits(budget.tryTake(Lane.BACKFILL, 101));
        assertThat(budget.tryTake(Lane.BACKFILL, 100)).isEqualTo(new Granted());
    }

    @Test
    void aPageLargerThanTheWindowFitsIntoAnUnusedOne() {
        RequestBudget budget = budget(100L, null);
        assertThat(budget.tryTake(Lane.BACKFILL, 500)).isEqualTo(new Granted());
        clock.now = waits(budget.tryTake(Lane.LIVE, 500)).until();
        assertThat(budget.tryTake(Lane.LIVE, 500)).isEqualTo(new Granted());
    }

    @Test
    void noStretchOfAWindowHoldsMoreThanTheLimit() {
        RequestBudget budget = budget(1000L, null);
        SplittableRandom random = new SplittableRandom(7);
        TreeMap<Instant, Long> taken = new TreeMap<>();
        for (int i = 0; i < 5000; i++) {
            clock.now = clock.now.plusMillis(random.nextLong(1, 8000));
            long cost = random.nextLong(1, 120);
            if (budget.tryTake(random.nextBoolean() ? Lane.LIVE : Lane.BACKFILL, cost) instanceof Granted) {
                taken.put(clock.now, cost);
            }
            assertThat(taken.tailMap(clock.now.minus(WINDOW), false).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isLessThanOrEqualTo(1000);
        }
    }

    @Test
    void faultsInARowOpenTheCircuitAndOneRequestTries() {
        RequestBudget budget = budget(null, null);
        budget.failed();
        budget.failed();
        assertThat(budget.tryTake(Lane.LIVE, 1)).isEqualTo(new Granted());
        budget.failed();
        Instant tries = START.plusSeconds(30);
        assertThat(budget.tryTake(Lane.LIVE, 1)).isEqualTo(new Wait(Reason.CIRCUIT_OPEN, tries));
        clock.now = tries;
        assertThat(budget.tryTake(Lane.LIVE, 1)).isEqualTo(new Granted());
        waits(budget.tryTake(Lane.LIVE, 1));
        budget.failed();
        assertThat(waits(budget.tryTake(Lane.LIVE, 1)).until()).isEqualTo(tries.plusSeconds(30));
        clock.now = tries.plusSeconds(30);
        assertThat(budget.tryTake(Lane.LIVE, 1)).isEqualTo(new Granted());
        budget.answered();
        assertThat(budget.tryTake(Lane.LIVE, 1)).isEqualTo(new Granted());
    }

    @Test
    void anAnswerBetweenFaultsBeginsTheCountAgain() {
        RequestBudget budget = budget(null, null);
        budget.failed();
        budget.failed();
        budget.answered();
        budget.failed();
        budget.failed();
        assertThat(budget.tryTake(Lane.LIVE, 1)).isEqualTo(new Granted());
    }

    /** A clock that stands where a test puts it. */
    private static final class Hands extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
