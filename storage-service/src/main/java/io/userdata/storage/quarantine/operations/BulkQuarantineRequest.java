package io.userdata.storage.quarantine.operations;

import io.userdata.storage.quarantine.QuarantineFilter;
import org.jspecify.annotations.Nullable;

/**
 * One decision on many entries.
 *
 * @param after the {@code next} of the call before; 0: from the first
 * @param dryRun only count what matches
 */
public record BulkQuarantineRequest(
        QuarantineFilter filter, long after, @Nullable String note, boolean dryRun) {}
