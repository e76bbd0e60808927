package io.userdata.events.record;

import static io.userdata.events.record.MalformedRecordException.notNegative;
import static io.userdata.events.record.MalformedRecordException.required;
import static io.userdata.events.record.MalformedRecordException.requiredText;
import static java.time.temporal.ChronoUnit.MICROS;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as its source gave it, less redacted fields: the value on {@code users.raw.*}.
 *
 * @param payload the source's record; null for a delete
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RawRecord(
        UUID eventId,
        Coordinates coordinates,
        String source,
        String externalId,
        UUID userId,
        Lane lane,
        Operation operation,
        Instant observedAt,
        Instant fetchedAt,
        @JsonProperty(required = true) long revision,
        @JsonProperty(required = true) long page,
        @Nullable RawJson payload)
        implements UserRecordMetadata {
    /** The largest serialized record, bytes; a larger one is rejected at ingest. */
    public static final int MAX_BYTES = 512 * 1024;

    public RawRecord {
        required(eventId, "eventId");
        required(coordinates, "coordinates");
        requiredText(source, "source");
        requiredText(externalId, "externalId");
        required(userId, "userId");
        required(lane, "lane");
        required(operation, "operation");
        observedAt = required(observedAt, "observedAt").truncatedTo(MICROS);
        fetchedAt = required(fetchedAt, "fetchedAt").truncatedTo(MICROS);
        notNegative(revision, "revision");
        notNegative(page, "page");
        if (operation == Operation.UPSERT) {
            required(payload, "payload");
        }
    }

    /** The record under other coordinates, on a page of another number. */
    public RawRecord withPlace(Coordinates at, long pageNumber) {
        return new RawRecord(
                eventId,
                at,
                source,
                externalId,
                userId,
                lane,
                operation,
                observedAt,
                fetchedAt,
                revision,
                pageNumber,
                payload);
    }

    /** The record published again on a lane, as a later revision of itself: what an operator fixed stays a fix. */
    public RawRecord replayed(Lane onLane, long replayStart) {
        return withRevision(onLane, Revision.ofReplay(revision, replayStart));
    }

    /** The record as an operator fixed it at a time, on a lane. */
    public RawRecord fixed(Lane onLane, Instant at) {
        return withRevision(onLane, Revision.ofFix(at));
    }

    private RawRecord withRevision(Lane onLane, long otherRevision) {
        return new RawRecord(
                eventId,
                coordinates,
                source,
                externalId,
                userId,
                onLane,
                operation,
                observedAt,
                fetchedAt,
                otherRevision,
                page,
                payload);
    }
}
