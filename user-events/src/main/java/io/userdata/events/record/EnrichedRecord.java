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
        implements UserRecord {
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
}
