package io.userdata.ingest.run.model;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import io.userdata.events.identity.UserId;
import java.time.Instant;
import java.util.UUID;

/** Ids of runs that follow from what was asked for, so that the same asked twice is one run (UUIDv5). */
public final class RunIds {
    private static final NameBasedGenerator IDS = Generators.nameBasedGenerator(UserId.NAMESPACE);

    private RunIds() {}

    /** Returns the id of what these words say, the first of them telling what the others are. */
    public static UUID of(String kind, String... words) {
        return IDS.generate("run/" + kind + "\n" + String.join("\n", words));
    }

    /** Returns the id of the poll that a source's schedule starts at an instant. */
    public static UUID ofFire(String source, Instant at) {
        return of("fire", source, at.toString());
    }
}
