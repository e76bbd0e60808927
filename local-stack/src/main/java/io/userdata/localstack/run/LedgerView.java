package io.userdata.localstack.run;

import java.util.List;

/** A run's ledger, as storage-service tells it. */
public record LedgerView(
        String state,
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
        List<Missing> missing) {
    /** The numbers [from, to) that never arrived. */
    public record Missing(int slice, int partition, long from, long to) {}

    public LedgerView {
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /** Records that ended as, or on top of, a row. */
    public long stored() {
        return inserted + updated + unchanged + stale;
    }

    /** Numbers seen, whatever became of them. */
    public long accounted() {
        return stored() + quarantined + discarded;
    }
}
