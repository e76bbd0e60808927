package io.userdata.storage.ledger;

import java.time.Instant;
import java.util.Optional;

/** Tells whether a missing number can still be on its way because the service could not store. */
public interface StorageHealthHistory {
    /** Since when records have been stored without a fault; empty while they are not. */
    Optional<Instant> steadySince();
}
