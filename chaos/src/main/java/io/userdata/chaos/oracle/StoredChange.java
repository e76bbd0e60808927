package io.userdata.chaos.oracle;

import io.userdata.chaos.population.UserKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the history: a replaced state.
 *
 * @param email of the replaced state; null where it was deleted, then or since
 */
record StoredChange(UserKey key, @Nullable String email, Instant before, Instant after) {}
