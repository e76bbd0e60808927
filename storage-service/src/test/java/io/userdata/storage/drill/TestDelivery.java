package io.userdata.storage.drill;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;

/** A record that was drawn, and whether it is delivered twice. */
record TestDelivery(DrillRuns part, EnrichedRecord user, Defect defect, boolean twice) {
    Coordinates coordinates() {
        return user.coordinates();
    }
}
