package io.userdata.transform.codec;

import static io.userdata.events.record.MalformedRecordException.notNegative;
import static io.userdata.events.record.MalformedRecordException.required;
import static io.userdata.events.record.MalformedRecordException.requiredText;
import static java.time.temporal.ChronoUnit.MICROS;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.transform.mapping.Payload;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A {@link io.userdata.events.record.RawRecord} as the transform reads it: the same fields under the same rules, of its payload only
 * what the mapping of its source looks at.
 *
 * @param payload null for a delete that has none
 */
public record ReceivedRecord(
        UUID eventId,
        Coordinates coordinates,
        @JsonDeserialize(using = SourceDeserializer.class) String source,
        String externalId,
        UUID userId,
        Lane lane,
        Operation operation,

        @JsonDeserialize(using = IsoInstantDeserializer.class)
        Instant observedAt,

        @JsonDeserialize(using = IsoInstantDeserializer.class)
        Instant fetchedAt,

        @JsonProperty(required = true) long revision,
        @JsonProperty(required = true) long page,
        @Nullable ReceivedPayload payload) {
    public ReceivedRecord {
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

    /**
     * Returns what the mapping of the source reads of the payload.
     *
     * @throws RejectedRecordException where the payload is no JSON object
     */
    public Payload mapped() {
        Payload mapped = payload == null ? null : payload.mapped();
        if (mapped == null) {
            throw ReasonCode.FIELD_INVALID.rejection("payload");
        }
        return mapped;
    }
}
