package io.userdata.ingest.source.limit;

import io.userdata.events.record.Lane;
import io.userdata.ingest.source.limit.BudgetDecision.Granted;
import io.userdata.ingest.source.limit.BudgetDecision.Reason;
import io.userdata.ingest.source.limit.BudgetDecision.Wait;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a source may be asked for, shared by all its runs: ask {@link #tryTake} before each request and tell afterwards
 * what came of it. It knows only what has been taken from itself: a new owner begins with an empty one, and learns from
 * the source when that is too much.
 */
public final class RequestBudget {
    private final SlidingWindow records;
    private final SlidingWindow requests;
    private final CircuitBreaker breaker;
    private final Clock clock;

    public RequestBudget(RequestBudgetProperties properties, Clock clock) {
        this.records = new SlidingWindow(properties.records(), properties);
        this.requests = new SlidingWindow(properties.requests(), properties);
        this.breaker = new CircuitBreaker(properties.breakerFaults(), properties.breakerOpen());
        this.clock = clock;
    }

    /**
     * Takes one request for a number of records, if that fits.
     *
     * @param cost how many records are asked for; a page larger than a whole window fits into an unused one
     */
    public synchronized BudgetDecision tryTake(Lane lane, long cost) {
        Instant now = clock.instant();
        Optional<Instant> closed = breaker.openUntil(now);
        if (closed.isPresent()) {
            return new Wait(Reason.CIRCUIT_OPEN, closed.get());
        }
        Optional<Instant> spent = Stream.of(records.spentUntil(lane, cost, now), requests.spentUntil(lane, 1, now))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        if (spent.isPresent()) {
            return new Wait(Reason.BUDGET_SPENT, spent.get());
        }
        records.take(lane, cost, now);
        requests.take(lane, 1, now);
        breaker.tried(now);
        return new Granted();
    }

    /** The source answered with a page: what failed before no longer counts. */
    public synchronized void answered() {
        breaker.answered();
    }

    /** The source failed: it was down, slow, broken or wrong. Being asked to wait (429) is no failure. */
    public synchronized void failed() {
        breaker.failed(clock.instant());
    }
}
