package io.userdata.storage.consume;

import io.userdata.events.record.EnrichedRecord;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that the history should hold.
 *
 * @param city of the replaced state; null once the user is deleted
 */
record ExpectedChange(
        EnrichedRecord before,
        EnrichedRecord after,
        @Nullable String city) {
    boolean of(UUID user) {
        return after.userId().equals(user);
    }

    ExpectedChange cleared() {
        return new ExpectedChange(before, after, null);
    }

    String text() {
        return after.userId() + " " + before.eventId() + "/" + before.revision() + " " + after.eventId() + "/"
                + after.revision() + " " + (city == null ? "none" : city);
    }
}
