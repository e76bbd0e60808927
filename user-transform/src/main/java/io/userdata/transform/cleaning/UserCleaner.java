package io.userdata.transform.cleaning;

import io.userdata.transform.mapping.MappedUser;
import java.time.Instant;

/** Cleans a mapped user, field by field. */
public final class UserCleaner {
    /**
     * Returns the clean user.
     *
     * @param knownAt when all of it was known, at the latest: no date of it can be later
     */
    public CleanUser clean(MappedUser mapped, Instant knownAt) {
        return new UserCleaningRun(mapped, knownAt).user();
    }
}
