package io.userdata.processor.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.record.Lane;
import io.userdata.processor.query.LaneQuery;
import io.userdata.processor.query.QueryFailedException;
import io.userdata.processor.query.RunningQuery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneSupervisorTest {
    private static final SupervisionProperties SOON = new SupervisionProperties(
            Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMinutes(1), 5, Duration.ofSeconds(5));

    private final FakeQuery query = new FakeQuery();
    private final LaneSupervisor supervisor = new LaneSupervisor(Lane.LIVE, query, SOON, Clock.systemUTC());

    @AfterEach
    void stop() throws InterruptedException {
        supervisor.stop();
    }

    private LaneSupervisor patient() {
        Duration hour = Duration.ofHours(1);
        return new LaneSupervisor(
                Lane.LIVE, query, new SupervisionProperties(hour, hour, hour, 5, hour), Clock.systemUTC());
    }

    private void awaitRunning() {
        await().until(() -> supervisor.state() instanceof LaneState.Running);
    }

    @Test
    void waitsUntilItIsStarted() {
        assertThat(supervisor.state()).isInstanceOf(LaneState.Waiting.class);
        assertThat(query.starts).hasValue(0);
    }

    @Test
    void aQueryThatFailsIsStartedAgain() {
        supervisor.start();
        awaitRunning();
        query.end(new QueryFailedException(new IllegalStateException("wrapped", new IOException("secret"))));
        await().until(() -> query.starts.get() == 2);
        awaitRunning();
        assertThat(supervisor.restarts()).isEqualTo(1);
        assertThat(Objects.requireNonNull(supervisor.lastFailure()).error()).isEqualTo("java.io.IOException");
    }

    @Test
    void aQueryThatDoesNotStartIsTriedUntilItDoes() {
        query.failingStarts.set(3);
        supervisor.start();
        awaitRunning();
        assertThat(supervisor.restarts()).isEqualTo(3);
    }

    @Test
    void aQueryThatEndsUnaskedIsStartedAgain() {
        supervisor.start();
        awaitRunning();
        query.end(null);
        await().until(() -> query.starts.get() == 2);
    }

    @Test
    void whatIsAskedIsDoneBetweenTwoQueriesAndIsNoFailure() {
        supervisor.start();
        awaitRunning();
        AtomicInteger startsBefore = new AtomicInteger();
        supervisor.whileStopped(() -> startsBefore.set(query.starts.get()));
        await().until(() -> query.starts.get() == 2);
        awaitRunning();
        assertThat(startsBefore).hasValue(1);
        assertThat(supervisor.restarts()).isEqualTo(1);
        assertThat(supervisor.lastFailure()).isNull();
    }

    @Test
    void queryThatHangsIsStartedAgainAndSaysWhy() {
        supervisor.start();
        awaitRunning();
        supervisor.restartHung(Duration.ofMinutes(5));
        await().until(() -> query.starts.get() == 2);
        awaitRunning();
        assertThat(Objects.requireNonNull(supervisor.lastFailure()).reason())
                .isEqualTo("the query ended no batch and processed no row for 300 s and was started again");
    }

    @Test
    void whatIsAskedDuringAPauseEndsThePause() throws InterruptedException {
        query.failingStarts.set(1);
        LaneSupervisor patient = patient();
        patient.start();
        await().until(() -> patient.state() instanceof LaneState.Failed);
        patient.whileStopped(() -> {});
        await().until(() -> patient.state() instanceof LaneState.Running);
        patient.stop();
    }

    @Test
    void aStopEndsTheQueryForGood() throws InterruptedException {
        supervisor.start();
        awaitRunning();
        supervisor.stop();
        assertThat(supervisor.state()).isInstanceOf(LaneState.Stopped.class);
        assertThat(supervisor.lastFailure()).isNull();
        assertThat(query.starts).hasValue(1);
    }

    @Test
    void aStopDuringAPauseEndsThePause() throws InterruptedException {
        query.failingStarts.set(1);
        LaneSupervisor patient = patient();
        patient.start();
        await().until(() -> patient.state() instanceof LaneState.Failed);
        patient.stop();
        assertThat(patient.state()).isInstanceOf(LaneState.Stopped.class);
    }

    /** A query that ends when it is told how. */
    private static final class FakeQuery implements LaneQuery {
        private final AtomicInteger starts = new AtomicInteger();
        private final AtomicInteger failingStarts = new AtomicInteger();
        private final BlockingQueue<Optional<QueryFailedException>> ends = new LinkedBlockingQueue<>();

        void end(@Nullable QueryFailedException how) {
            ends.add(Optional.ofNullable(how));
        }

        @Override
        public RunningQuery start() throws QueryFailedException {
            starts.incrementAndGet();
            if (failingStarts.getAndDecrement() > 0) {
                throw new QueryFailedException(new IOException("no broker"));
            }
            return new RunningQuery() {
                @Override
                public void awaitEnd() throws QueryFailedException {
                    try {
                        Optional<QueryFailedException> how = ends.take();
                        if (how.isPresent()) {
                            throw how.get();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }

                @Override
                public void stop() {
                    end(null);
                }
            };
        }
    }
}
