package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.stream.Collectors.joining;

import io.userdata.events.identity.UserId;
import io.userdata.events.record.Operation;
import io.userdata.ingest.source.config.PointerProperties;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads who a source's record is about, when it was true, and whether its user is gone. */
final class RecordIdentityReader {
    /** What sources write for a flag that is off. */
    private static final Set<String> OFF =
            Set.of("", "false", "f", "no", "n", "off", "null", "none", "nil", "undefined", "-");

    /** A zero, or the first day there is, which some servers write for a time that never came. */
    private static final Pattern NEVER = Pattern.compile("0+(\\.0*)?$|000[01]-0[01]-0[01]");

    private RecordIdentityReader() {}

    /**
     * Reads a record.
     *
     * @param asOf when a record that does not say so was true
     * @throws Rejection if the record cannot be known by its external id or its time
     */
    static RecordIdentity read(JsonNode record, String source, PointerProperties pointers, Instant asOf)
            throws Rejection {
        if (!record.isObject()) {
            throw new Rejection(Rejection.NOT_AN_OBJECT, null, "The record is not a JSON object.");
        }
        List<String> parts = new ArrayList<>();
        for (JsonPointer pointer : pointers.externalId()) {
            parts.add(idPart(record.at(pointer), pointer.toString()));
        }
        String externalId = joined(parts);
        return new RecordIdentity(
                externalId,
                UserId.of(source, externalId),
                isDeleted(record, pointers) ? Operation.DELETE : Operation.UPSERT,
                observedAt(record, pointers, asOf).truncatedTo(MICROS));
    }

    /** Several parts are joined by colons; one within a part is escaped, or two users could have one id. */
    private static String joined(List<String> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : parts.stream()
                        .map(part -> part.replace("~", "~~").replace(":", "~:"))
                        .collect(joining(":"));
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

    private static boolean isDeleted(JsonNode record, PointerProperties pointers) {
        return pointers.deleted() != null && isSet(record.at(pointers.deleted()));
    }

    /** Whether a mark says yes: sources write a flag that is off as a text, a number or something empty, too. */
    private static boolean isSet(JsonNode mark) {
        return switch (mark.getNodeType()) {
            case BOOLEAN -> mark.booleanValue();
            case NUMBER -> mark.decimalValue().signum() != 0;
            case STRING -> !isOff(mark.stringValue().strip().toLowerCase(Locale.ROOT));
            case ARRAY, OBJECT -> !mark.isEmpty();
            case MISSING, NULL -> false;
            case BINARY, POJO -> true;
        };
    }

    private static boolean isOff(String text) {
        return OFF.contains(text) || NEVER.matcher(text).lookingAt();
    }

    private static Instant observedAt(JsonNode record, PointerProperties pointers, Instant asOf) throws Rejection {
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
