package io.userdata.ingest.source.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a source may be asked for.
 *
 * @param records asked for within any stretch of {@code per}; null: any number
 * @param requests made within any stretch of {@code per}; null: any number
 * @param per how long a window is
 * @param backfillShare the part of a window that backfills may use
 * @param concurrency how many pages of it may be fetched at a time
 * @param breakerFaults how many faults in a row open the circuit; 0: none does
 * @param breakerOpen how long an open circuit lets nothing through, before one request tries
 */
public record RequestBudgetProperties(
        @Nullable Long records,
        @Nullable Long requests,
        @DefaultValue("5m") Duration per,
        @DefaultValue("0.8") double backfillShare,
        @DefaultValue("1") int concurrency,
        @DefaultValue("10") int breakerFaults,
        @DefaultValue("30s") Duration breakerOpen) {
    public RequestBudgetProperties {
        positive(records, "budget.records");
        positive(requests, "budget.requests");
        if (per.toMillis() < 1) {
            throw new IllegalArgumentException("budget.per must be at least 1 ms");
        }
        if (!(backfillShare > 0 && backfillShare <= 1)) {
            throw new IllegalArgumentException("budget.backfill-share must be more than 0 and at most 1");
        }
        if (concurrency < 1 || concurrency > 64) {
            throw new IllegalArgumentException("budget.concurrency must be between 1 and 64");
        }
        if (breakerFaults < 0) {
            throw new IllegalArgumentException("budget.breaker-faults must not be negative");
        }
        if (breakerOpen.isNegative() || breakerOpen.isZero()) {
            throw new IllegalArgumentException("budget.breaker-open must be positive");
        }
    }

    private static void positive(@Nullable Long limit, String key) {
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException(key + " must be at least 1");
        }
    }
}
