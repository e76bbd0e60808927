package io.userdata.chaos.fault;

import io.userdata.chaos.suite.SuitePart;
import java.time.Duration;
import java.util.Locale;

/**
 * One fault of a schedule.
 *
 * @param at since the schedule began
 * @param target the part it happens to; of the network, the part that is no longer reached
 * @param lasts zero for what is over at once
 */
public record FaultEvent(Duration at, FaultAction action, SuitePart target, Duration lasts) {
    /** A fault that is over at once. */
    public static FaultEvent at(Duration at, FaultAction action, SuitePart target) {
        return new FaultEvent(at, action, target, Duration.ZERO);
    }

    Duration end() {
        return at.plus(lasts);
    }

    /** The event in one line, without its time. */
    public String text() {
        String what = (action + " " + target).toLowerCase(Locale.ROOT).replace('_', ' ');
        return lasts.isZero() ? what : what + " for " + lasts.toSeconds() + " s";
    }
}
