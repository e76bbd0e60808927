package io.userdata.events.record;

import static io.userdata.events.record.MalformedRecordException.notNegative;
import static io.userdata.events.record.MalformedRecordException.required;
import static io.userdata.events.record.MalformedRecordException.requiredText;
import static java.time.temporal.ChronoUnit.MICROS;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.userdata.events.user.Enrichment;
import io.userdata.events.user.Quality;
import io.userdata.events.user.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clean, enriched user: the value on {@code users.enriched.*}.
 *
 * @param user the canonical user; null for a delete, as are enrichment, quality and contentHash
 * @param contentHash see {@link io.userdata.events.user.ContentHash}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnrichedRecord(
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
        @Nullable User user,
        @Nullable Enrichment enrichment,
        @Nullable Quality quality,
        @Nullable String contentHash)
        implements UserRecordMetadata {
    public EnrichedRecord {
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
            required(user, "user");
            required(enrichment, "enrichment");
            required(quality, "quality");
            required(contentHash, "contentHash");
        }
    }

    /** The record under other coordinates, given another event id. */
    public EnrichedRecord withNumber(UUID otherEvent, Coordinates at) {
        return new EnrichedRecord(
                otherEvent,
                at,
                source,
                externalId,
                userId,
                lane,
                operation,
                observedAt,
                fetchedAt,
                revision,
                page,
                user,
                enrichment,
                quality,
                contentHash);
    }

    /** The record on another lane. */
    public EnrichedRecord withLane(Lane onLane) {
        return new EnrichedRecord(
                eventId,
                coordinates,
                source,
                externalId,
                userId,
                onLane,
                operation,
                observedAt,
                fetchedAt,
                revision,
                page,
                user,
                enrichment,
                quality,
                contentHash);
    }

    /** The record with another version of the same event. */
    public EnrichedRecord withVersion(Instant observed, Instant fetched, long otherRevision) {
        return new EnrichedRecord(
                eventId,
                coordinates,
                source,
                externalId,
                userId,
                lane,
                operation,
                observed,
                fetched,
                otherRevision,
                page,
                user,
                enrichment,
                quality,
                contentHash);
    }

    /** The record with the user id and the content hash that follow from what it says. */
    public EnrichedRecord withIdentity(UUID ofUser, @Nullable String hash) {
        return new EnrichedRecord(
                eventId,
                coordinates,
                source,
                externalId,
                ofUser,
                lane,
                operation,
                observedAt,
                fetchedAt,
                revision,
                page,
                user,
                enrichment,
                quality,
                hash);
    }
}
