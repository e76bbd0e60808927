package io.userdata.events.record;

import java.time.Instant;

/**
 * Orders the copies of one event, which have the same times and the same id: the record as it was published first, its
 * replays, and what an operator made of it, which stays until the source says something newer.
 */
public final class Revision {
    /** The revision of a record as it was published first. */
    public static final long ORIGINAL = 0;

    /** Above the start of every replay, in epoch milliseconds; a reader that takes numbers for doubles reads it exactly. */
    private static final long FIX = 1L << 52;

    private Revision() {}

    /** The revision of what an operator made of a record, at a time: the later fix is the newer one. */
    public static long ofFix(Instant at) {
        return FIX + 2 * at.toEpochMilli();
    }

    /** Whether an operator made the record what it is. */
    public static boolean isFix(long revision) {
        return revision >= FIX;
    }

    /**
     * The revision of a replay.
     *
     * @param revision of the record that is replayed; that of a fix stays one
     * @param start of the replay, in epoch milliseconds
     */
    public static long ofReplay(long revision, long start) {
        return isFix(revision) ? FIX + 2 * start + 1 : start;
    }

    /** Whether a replay run published the record: it is a copy of another one, which a later replay reads itself. */
    public static boolean isReplay(long revision) {
        return isFix(revision) ? revision % 2 == 1 : revision != ORIGINAL;
    }
}
