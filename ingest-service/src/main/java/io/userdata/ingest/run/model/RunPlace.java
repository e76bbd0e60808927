package io.userdata.ingest.run.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** The place of a run among all, newest first. */
public record RunPlace(Instant createdAt, UUID runId) implements Comparable<RunPlace> {
    private static final Comparator<RunPlace> NEWEST_FIRST = Comparator.comparing(RunPlace::createdAt)
            .thenComparing(RunPlace::runId)
            .reversed();

    /** The place of a run. */
    public static RunPlace of(RunProgress run) {
        return new RunPlace(run.run().createdAt(), run.runId());
    }

    @Override
    public int compareTo(RunPlace other) {
        return NEWEST_FIRST.compare(this, other);
    }
}
