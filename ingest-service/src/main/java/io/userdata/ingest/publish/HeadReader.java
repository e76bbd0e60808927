package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import io.userdata.events.identity.UserId;
import io.userdata.events.record.Operation;
import io.userdata.ingest.source.Pointers;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads who a source's record is about, when it was true, and whether its user is gone. */
final class HeadReader {
    private HeadReader() {}

    /**
     * Reads a record.
     *
     * @param asOf when a record that does not say so was true
     * @throws Rejection if the record cannot be known by its external id or its time
     */
    static RecordHead read(JsonNode record, String source, Pointers pointers, Instant asOf) throws Rejection {
        if (!record.isObject()) {
            throw new Rejection(Rejection.NOT_AN_OBJECT, null, "The record is not a JSON object.");
        }
        List<String> parts = new ArrayList<>();
        for (JsonPointer pointer : pointers.externalId()) {
            parts.add(idPart(record.at(pointer), pointer.toString()));
        }
        String externalId = String.join(":", parts);
        return new RecordHead(
                externalId,
                UserId.of(source, externalId),
                isDeleted(record, pointers) ? Operation.DELETE : Operation.UPSERT,
                observedAt(record, pointers, asOf).truncatedTo(MICROS));
    }

    private static String idPart(JsonNode part, String field) throws Rejection {
        if (part.isMissingNode()
                || part.isNull()
                || (part.isString() && part.stringValue().isBlank())) {
            throw new Rejection(
                    Rejection.EXTERNAL_ID_MISSING, field, "The record lacks " + field + ", part of its id.");
        }
        if (part.isString() && UTF_8.newEncoder().canEncode(part.stringValue())) {
            return part.stringValue();
        }
        if (part.isIntegralNumber()) {
            return part.bigIntegerValue().toString();
        }
        throw new Rejection(
                Rejection.EXTERNAL_ID_INVALID,
                field,
                "The record's " + field + ", part of its id, is no text or number.");
    }

    private static boolean isDeleted(JsonNode record, Pointers pointers) {
        if (pointers.deleted() == null) {
            return false;
        }
        JsonNode mark = record.at(pointers.deleted());
        return !mark.isMissingNode()
                && !mark.isNull()
                && !(mark.isBoolean() && !mark.booleanValue())
                && !(mark.isString() && mark.stringValue().isBlank());
    }

    private static Instant observedAt(JsonNode record, Pointers pointers, Instant asOf) throws Rejection {
        if (pointers.updatedAt() == null) {
            return asOf;
        }
        JsonNode updatedAt = record.at(pointers.updatedAt());
        if (updatedAt.isMissingNode() || updatedAt.isNull()) {
            return asOf;
        }
        try {
            return OffsetDateTime.parse(updatedAt.isString() ? updatedAt.stringValue() : "")
                    .toInstant();
        } catch (DateTimeParseException e) {
            String field = pointers.updatedAt().toString();
            throw new Rejection(
                    Rejection.UPDATED_AT_INVALID, field, "The record's " + field + " is not an ISO date and time.");
        }
    }
}
