package io.userdata.storage.quarantine.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What one call did.
 *
 * @param matched open entries that the filter held when it began
 * @param skipped entries that cannot be replayed as they are, or were closed meanwhile
 * @param next the {@code after} of a further call; null: all have been gone through
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BulkQuarantineResult(
        long matched, long done, long skipped, @Nullable Long next) {}
