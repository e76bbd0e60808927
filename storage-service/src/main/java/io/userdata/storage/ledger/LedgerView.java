package io.userdata.storage.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run's ledger as the API shows it: published = inserted + updated + unchanged + stale + quarantined + discarded +
 * missing.
 *
 * @param source null while ingest has not said what the run is, as are kind and runState
 * @param decided whether the state is no longer OPEN
 * @param redelivered deliveries beyond the first of each number
 * @param missing at most {@link LedgerQueries#MAX_RANGES} of them; missingCount counts all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerView(
        UUID runId,
        @Nullable String source,
        @Nullable String kind,
        @Nullable String runState,
        LedgerState state,
        boolean balanced,
        boolean decided,
        long published,
        long inserted,
        long updated,
        long unchanged,
        long stale,
        long quarantined,
        long discarded,
        long redelivered,
        long missingCount,
        List<MissingRange> missing) {}
