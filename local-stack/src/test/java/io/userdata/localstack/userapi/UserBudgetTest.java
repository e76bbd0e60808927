package io.userdata.localstack.userapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class UserBudgetTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MovedClock clock = new MovedClock();
    private final UserBudget budget = new UserBudget(100, Duration.ofMinutes(5), clock);

    @Test
    void thePageThatCrossesTheLimitStillComes() {
        assertThat(budget.take("a", 99)).isTrue();
        assertThat(budget.take("a", 500)).isTrue();
        assertThat(budget.take("a", 1)).isFalse();
    }

    @Test
    void eachClientHasItsOwn() {
        budget.take("a", 100);
        assertThat(budget.take("b", 1)).isTrue();
    }

    @Test
    void theNextWindowOpensAtTheEndOfTheFirst() {
        budget.take("a", 100);
        clock.now = START.plus(Duration.ofMinutes(5)).minusMillis(1);
        assertThat(budget.take("a", 1)).isFalse();
        clock.now = START.plus(Duration.ofMinutes(5));
        assertThat(budget.take("a", 1)).isTrue();
    }

    private static final class MovedClock extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
