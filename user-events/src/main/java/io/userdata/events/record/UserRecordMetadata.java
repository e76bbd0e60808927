package io.userdata.events.record;

import java.time.Instant;
import java.util.UUID;

/** The head that every record about a user carries at every hop. */
public sealed interface UserRecordMetadata permits RawRecord, EnrichedRecord {
    /** UUIDv7 given by ingest in page order, monotonic within a process. */
    UUID eventId();

    Coordinates coordinates();

    /** The configured name of the source. */
    String source();

    /** The source's own id of the user: its id fields joined by {@code :}. */
    String externalId();

    /** See {@link io.userdata.events.identity.UserId}. */
    UUID userId();

    Lane lane();

    Operation operation();

    /** When this state was true at the source, microseconds. */
    Instant observedAt();

    /** When the record was fetched from the source, microseconds. */
    Instant fetchedAt();

    /** See {@link Revision}. */
    long revision();

    /** The page of the source that held the record, from 1; 0 where there are no pages. */
    long page();

    default Version version() {
        return new Version(observedAt(), fetchedAt(), eventId(), revision());
    }
}
