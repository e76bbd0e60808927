package io.userdata.processor.transform;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.JsonText;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawRecord;
import io.userdata.events.time.IsoInstant;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** One raw record while it is read token by token; throws whatever comes to hand where a token is not the usual one. */
final class UsualRecord {
    /** Stands for the text of a payload that is a tree. */
    private static final JsonText TREE = new JsonText("{}");

    private final JsonParser parser;
    private @Nullable UUID eventId;
    private @Nullable Coordinates coordinates;
    private @Nullable String source;
    private @Nullable String externalId;
    private @Nullable UUID userId;
    private @Nullable Lane lane;
    private @Nullable Operation operation;
    private @Nullable Instant observedAt;
    private @Nullable Instant fetchedAt;
    private @Nullable Long revision;
    private @Nullable Long page;
    private @Nullable JsonNode payload;

    UsualRecord(JsonParser parser) {
        this.parser = parser;
    }

    ReceivedRecord read() {
        expect(JsonToken.START_OBJECT, parser.nextToken());
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            readField(name);
        }
        expect(JsonToken.END_OBJECT, parser.currentToken());
        if (parser.nextToken() != null) {
            throw new IllegalStateException();
        }
        return received();
    }

    private void readField(String name) {
        switch (name) {
            case "eventId" -> eventId = once(eventId, uuid());
            case "coordinates" -> coordinates = once(coordinates, coordinates());
            case "source" -> source = once(source, text());
            case "externalId" -> externalId = once(externalId, text());
            case "userId" -> userId = once(userId, uuid());
            case "lane" -> lane = once(lane, lane(text()));
            case "operation" -> operation = once(operation, operation(text()));
            case "observedAt" -> observedAt = once(observedAt, instant());
            case "fetchedAt" -> fetchedAt = once(fetchedAt, instant());
            case "revision" -> revision = once(revision, number());
            case "page" -> page = once(page, number());
            case "payload" -> payload = once(payload, tree());
            default -> throw new IllegalStateException();
        }
    }

    private ReceivedRecord received() {
        RawRecord raw = new RawRecord(
                Objects.requireNonNull(eventId),
                Objects.requireNonNull(coordinates),
                Objects.requireNonNull(source),
                Objects.requireNonNull(externalId),
                Objects.requireNonNull(userId),
                Objects.requireNonNull(lane),
                Objects.requireNonNull(operation),
                Objects.requireNonNull(observedAt),
                Objects.requireNonNull(fetchedAt),
                Objects.requireNonNull(revision),
                Objects.requireNonNull(page),
                payload == null ? null : TREE);
        JsonNode tree = payload;
        return new ReceivedRecord(raw, () -> Objects.requireNonNull(tree));
    }

    private Coordinates coordinates() {
        expect(JsonToken.START_OBJECT, parser.nextToken());
        UUID runId = null;
        Long slice = null;
        Long partition = null;
        Long sequence = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            switch (name) {
                case "runId" -> runId = once(runId, uuid());
                case "slice" -> slice = once(slice, number());
                case "partition" -> partition = once(partition, number());
                case "sequence" -> sequence = once(sequence, number());
                default -> throw new IllegalStateException();
            }
        }
        expect(JsonToken.END_OBJECT, parser.currentToken());
        return new Coordinates(
                Objects.requireNonNull(runId),
                Math.toIntExact(Objects.requireNonNull(slice)),
                Math.toIntExact(Objects.requireNonNull(partition)),
                Objects.requireNonNull(sequence));
    }

    private String text() {
        expect(JsonToken.VALUE_STRING, parser.nextToken());
        return parser.getString();
    }

    private long number() {
        expect(JsonToken.VALUE_NUMBER_INT, parser.nextToken());
        return parser.getLongValue();
    }

    private JsonNode tree() {
        expect(JsonToken.START_OBJECT, parser.nextToken());
        return parser.readValueAsTree();
    }

    private UUID uuid() {
        String text = text();
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new IllegalStateException(); // there are other texts that give a UUID
        }
        return uuid;
    }

    private Instant instant() {
        return Objects.requireNonNull(IsoInstant.parse(text()));
    }

    private static Lane lane(String text) {
        return switch (text) {
            case "live" -> Lane.LIVE;
            case "backfill" -> Lane.BACKFILL;
            default -> throw new IllegalStateException();
        };
    }

    private static Operation operation(String text) {
        return switch (text) {
            case "upsert" -> Operation.UPSERT;
            case "delete" -> Operation.DELETE;
            default -> throw new IllegalStateException();
        };
    }

    private static <T> T once(@Nullable T before, T now) {
        if (before != null) {
            throw new IllegalStateException();
        }
        return now;
    }

    private static void expect(JsonToken expected, @Nullable JsonToken token) {
        if (token != expected) {
            throw new IllegalStateException();
        }
    }
}
