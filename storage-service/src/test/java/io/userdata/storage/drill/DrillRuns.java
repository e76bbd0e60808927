package io.userdata.storage.drill;

import io.userdata.events.record.Lane;
import java.util.UUID;

/** The runs of a drill. */
enum DrillRuns {
    /** Users of its own, each with its versions in order: every outcome is known. */
    ORDERED(Lane.LIVE),
    /** Versions in any order, of users that {@link #BACKFILL} brings too. */
    MIXED(Lane.LIVE),
    /** As {@link #MIXED}, on the other lane. */
    BACKFILL(Lane.BACKFILL);

    private final Lane lane;

    DrillRuns(Lane lane) {
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }

    UUID run() {
        return new UUID(0x0199_e2a4_6c00_7000L, 0x8000_0000_0000_0001L + ordinal());
    }

    /** Half of the records are ordered. */
    static DrillRuns of(int number) {
        return switch (number % 4) {
            case 2 -> MIXED;
            case 3 -> BACKFILL;
            default -> ORDERED;
        };
    }
}
