package io.userdata.storage.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run's ledger as the API shows it: published = inserted + updated + unchanged + stale + quarantined + discarded +
 * inFlight + missing.
 *
 * @param source null while ingest has not said what the run is, as are kind and runState
 * @param decided whether the state is no longer OPEN
 * @param redelivered deliveries beyond the first of each number
 * @param inFlight published records without an outcome that may be on their way: while the ledger is open, all of them
 * @param waitsFor why there is no verdict yet on an ended run whose records may be on their way; else null
 * @param missing those that will not come, once that is decided; at most {@link LedgerQueries#MAX_RANGES} of them; missingCount counts all
 * @param settled null unless an operator accepted that it does not balance
 * @param undone what the run left undone; null unless it failed or was cancelled
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
        long inFlight,
        @Nullable String waitsFor,
        long missingCount,
        List<MissingRange> missing,
        @Nullable Settled settled,
        @Nullable UndoneWork undone) {}
