package io.userdata.processor.lane;

import io.userdata.events.record.Lane;
import io.userdata.processor.query.LaneQuery;
import io.userdata.processor.query.QueryFailedException;
import io.userdata.processor.query.RunningQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the query of a lane and starts it again, after a pause that grows, for as long as the service runs. */
final class LaneSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(LaneSupervisor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Lane lane;
    private final LaneQuery query;
    private final Clock clock;
    private final RestartBackoff pauses;
    private final BlockingQueue<Runnable> interludes = new LinkedBlockingQueue<>();
    private final AtomicInteger restarts = new AtomicInteger();
    private final Thread thread;
    private volatile LaneState state;
    private volatile @Nullable QueryFailure lastFailure;
    private volatile @Nullable RunningQuery running;
    private volatile boolean stopping;

    LaneSupervisor(Lane lane, LaneQuery query, SupervisionProperties properties, Clock clock) {
        this.lane = lane;
        this.query = query;
        this.clock = clock;
        this.pauses = new RestartBackoff(properties.firstPause(), properties.longestPause());
        this.state = new LaneState.Waiting(clock.instant());
        this.thread = new Thread(this::supervise, "lane-" + lane.text());
        thread.setDaemon(true);
    }

    LaneState state() {
        return state;
    }

    int restarts() {
        return restarts.get();
    }

    /** The last failure since this process started; null: none. */
    @Nullable
    QueryFailure lastFailure() {
        return lastFailure;
    }

    void start() {
        thread.start();
    }

    /** Ends the query and waits, not for ever, until it has ended. */
    void stop() throws InterruptedException {
        stopping = true;
        whileStopped(() -> {});
        thread.join(PATIENCE.toMillis());
    }

    /** Ends a query that hangs; it is started again at once. */
    void restartHung(Duration silence) {
        lastFailure = QueryFailure.hung(silence, clock.instant());
        LOG.atWarn()
                .addKeyValue("lane", lane.text())
                .addKeyValue("seconds", silence.toSeconds())
                .log("query hangs and is started again");
        whileStopped(() -> {});
    }

    /** Ends the query, does this while nothing touches its checkpoint, and starts it again at once. */
    void whileStopped(Runnable interlude) {
        RunningQuery now = ask(interlude);
        if (now != null) {
            now.stop();
        }
    }

    /** Returns the query to be stopped for it: never one that began after it was asked for. */
    private synchronized @Nullable RunningQuery ask(Runnable interlude) {
        interludes.add(interlude);
        return running;
    }

    /** Returns whether something was asked for before this query was visible to callers. */
    private synchronized boolean begin(RunningQuery started) {
        running = started;
        return isAsked();
    }

    private void supervise() {
        try {
            Instant startedAt = run();
            while (goOn(Duration.between(startedAt, clock.instant()))) {
                restarts.incrementAndGet();
                startedAt = run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            state = new LaneState.Stopped(clock.instant());
        }
    }

    private Instant run() {
        Instant startedAt = clock.instant();
        state = new LaneState.Starting(startedAt);
        try {
            awaitEnd(query.start(), startedAt);
            if (!isAsked()) {
                throw new IllegalStateException("the query ended without a request to end");
            }
        } catch (QueryFailedException | RuntimeException e) {
            failed(e);
        }
        return startedAt;
    }

    private void awaitEnd(RunningQuery started, Instant startedAt) throws QueryFailedException {
        boolean asked = begin(started);
        try {
            if (asked) {
                started.stop();
            }
            state = new LaneState.Running(startedAt);
            LOG.atInfo().addKeyValue("lane", lane.text()).log("query runs");
            started.awaitEnd();
        } finally {
            running = null;
        }
    }

    private void failed(Exception error) {
        if (!isAsked()) {
            QueryFailure failure = QueryFailure.of(error, clock.instant());
            lastFailure = failure;
            LOG.atWarn()
                    .addKeyValue("lane", lane.text())
                    .addKeyValue("error", failure.error())
                    .log("query failed and is started again after a pause");
        }
    }

    /** Pauses after a failure and does what is asked in the meantime; returns false when the service stops. */
    private boolean goOn(Duration ran) throws InterruptedException {
        Runnable interlude = isAsked() ? interludes.take() : pause(pauses.after(ran));
        while (interlude != null) {
            interlude.run();
            interlude = interludes.poll();
        }
        return !stopping;
    }

    private @Nullable Runnable pause(Duration pause) throws InterruptedException {
        Instant now = clock.instant();
        state = new LaneState.Failed(now, now.plus(pause));
        return interludes.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isAsked() {
        return !interludes.isEmpty();
    }
}
