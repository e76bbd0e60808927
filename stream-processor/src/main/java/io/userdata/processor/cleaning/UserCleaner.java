package io.userdata.processor.cleaning;

import io.userdata.processor.mapping.MappedUser;
import java.time.Instant;

/** Cleans a mapped user, field by field. */
public final class UserCleaner {
    /** Returns the clean user; dates are judged as of the time it was observed. */
    public CleanUser clean(MappedUser mapped, Instant observedAt) {
        return new Cleaning(mapped, observedAt).user();
    }
}
