package io.userdata.events.record;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * Decides which of two states of a user is newer: compared field by field in this order, in Java and in SQL alike. A state
 * that a source's clock dates later than it was fetched counts as observed when it was fetched, so that a delete that is
 * requested is newer than every state fetched before it.
 *
 * @param observedAt when the state was true at the source, microseconds; by a clock that is ahead, after fetchedAt
 * @param fetchedAt when it was fetched, microseconds
 * @param eventId UUIDv7, compared as 16 unsigned bytes, as PostgreSQL does
 * @param revision see {@link Revision}
 */
public record Version(Instant observedAt, Instant fetchedAt, UUID eventId, long revision)
        implements Comparable<Version> {
    private static final Comparator<UUID> UNSIGNED = Comparator.comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);
    private static final Comparator<Version> ORDER = Comparator.comparing(Version::knownAt)
            .thenComparing(Version::fetchedAt)
            .thenComparing(Version::eventId, UNSIGNED)
            .thenComparingLong(Version::revision);

    /** What was fetched cannot have come true later. */
    private Instant knownAt() {
        return observedAt.isAfter(fetchedAt) ? fetchedAt : observedAt;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    public boolean isNewerThan(Version other) {
        return compareTo(other) > 0;
    }
}
