package io.userdata.storage.user;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.ledger.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Writes many users in one statement, each only where its version is newer than the row's. */
interface GuardedUpsert {
    /**
     * Applies records of different users, with their history.
     *
     * @return what became of each user's record; a user without an outcome was not newer
     * @throws org.springframework.dao.ConcurrencyFailureException when another transaction wrote one of the users in
     *     the same moment: the same again will work
     */
    Map<UUID, Outcome> applyNewer(Collection<EnrichedRecord> records, Instant now);

    /** Clears what the history holds of users from before they were deleted. */
    void eraseHistory(Collection<EnrichedRecord> deletes);
}
