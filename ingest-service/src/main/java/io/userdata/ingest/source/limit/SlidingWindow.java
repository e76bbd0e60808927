package io.userdata.ingest.source.limit;

import io.userdata.events.record.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is taken within any stretch of time as long as the window, so that it fits whenever the source begins to
 * count; what is taken within a hundredth of a window is kept as one sum.
 */
final class SlidingWindow {
    private static final int SUMS = 100;

    private final long limit;
    private final long backfillLimit;
    private final Duration window;
    private final Deque<Sum> sums = new ArrayDeque<>();

    /** What was taken until an instant, altogether and by backfills. */
    private record Sum(Instant until, long all, long backfill) {
        Sum plus(Lane lane, long cost) {
            return new Sum(until, all + cost, backfill + (lane == Lane.BACKFILL ? cost : 0));
        }

        long of(Lane lane) {
            return lane == Lane.BACKFILL ? backfill : all;
        }
    }

    /**
     * Begins unused.
     *
     * @param limit null: any amount
     */
    SlidingWindow(@Nullable Long limit, RequestBudgetProperties properties) {
        this.limit = limit == null ? Long.MAX_VALUE : limit;
        this.backfillLimit = limit == null ? Long.MAX_VALUE : Math.max(1, (long) (limit * properties.backfillShare()));
        this.window = properties.per();
    }

    /** Until when so much cannot be taken; empty: it can be now. */
    Optional<Instant> spentUntil(Lane lane, long cost, Instant now) {
        if (limit == Long.MAX_VALUE) {
            return Optional.empty();
        }
        takeBack(now);
        sums.removeIf(sum -> !now.isBefore(sum.until().plus(window)));
        Optional<Instant> all = roomAt(Lane.LIVE, cost, limit);
        return lane == Lane.LIVE ? all : later(all, roomAt(Lane.BACKFILL, cost, backfillLimit));
    }

    /** What was taken in the future, as the clock was set back, counts as taken now. */
    private void takeBack(Instant now) {
        Instant latest = now.plus(window.dividedBy(SUMS));
        if (!sums.isEmpty() && sums.getLast().until().isAfter(latest)) {
            List<Sum> ahead =
                    sums.stream().filter(sum -> sum.until().isAfter(latest)).toList();
            sums.removeAll(ahead);
            ahead.forEach(sum -> sums.addLast(new Sum(latest, sum.all(), sum.backfill())));
        }
    }

    /** Counts what {@link #spentUntil} has found to fit. */
    void take(Lane lane, long cost, Instant now) {
        if (limit == Long.MAX_VALUE) {
            return;
        }
        Sum last = sums.peekLast();
        boolean fits = last != null && now.isBefore(last.until());
        Sum sum = last != null && fits ? sums.removeLast() : new Sum(now.plus(window.dividedBy(SUMS)), 0, 0);
        sums.addLast(sum.plus(lane, cost));
    }

    /** When enough will have left the window; empty: it fits as it is. */
    private Optional<Instant> roomAt(Lane lane, long cost, long most) {
        long used = sums.stream().mapToLong(sum -> sum.of(lane)).sum();
        Instant at = null;
        for (Sum sum : sums) {
            if (used == 0 || used + cost <= most) {
                break;
            }
            used -= sum.of(lane);
            at = sum.until().plus(window);
        }
        return Optional.ofNullable(at);
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
    }
}
