package io.userdata.transform.codec;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.JsonText;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawRecord;
import io.userdata.events.time.IsoInstant;
import io.userdata.transform.mapping.MappingRegistry;
import io.userdata.transform.mapping.Payload;
import io.userdata.transform.mapping.SourceMapping;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.Named;

/** One raw record while it is read token by token; throws whatever comes to hand where a token is not the usual one. */
final class StrictRawRecordReader {
    /** Stands for the text of a payload that has been read. */
    private static final JsonText READ = new JsonText("{}");

    private final JsonParser parser;
    private final MappingRegistry mappings;
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
    private @Nullable Payload payload;

    /** Makes one for a record of which the parser has read nothing yet. */
    StrictRawRecordReader(JsonParser parser, MappingRegistry mappings) {
        this.parser = parser;
        this.mappings = mappings;
    }

    ReceivedRecord read() {
        expect(JsonToken.START_OBJECT, parser.nextToken());
        for (Field field = Field.NAMES.next(parser); field != null; field = Field.NAMES.next(parser)) {
            read(field);
        }
        if (parser.nextToken() != null) {
            throw new IllegalStateException();
        }
        return received();
    }

    private void read(Field field) {
        switch (field) {
            case EVENT_ID -> eventId = once(eventId, uuid());
            case COORDINATES -> coordinates = once(coordinates, coordinates());
            case SOURCE -> source = once(source, text());
            case EXTERNAL_ID -> externalId = once(externalId, text());
            case USER_ID -> userId = once(userId, uuid());
            case LANE -> lane = once(lane, lane(text()));
            case OPERATION -> operation = once(operation, operation(text()));
            case OBSERVED_AT -> observedAt = once(observedAt, instant());
            case FETCHED_AT -> fetchedAt = once(fetchedAt, instant());
            case REVISION -> revision = once(revision, number());
            case PAGE -> page = once(page, number());
            case PAYLOAD -> payload = once(payload, payload());
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
                payload == null ? null : READ);
        Payload read = payload;
        return new ReceivedRecord(raw, () -> Objects.requireNonNull(read));
    }

    private Coordinates coordinates() {
        expect(JsonToken.START_OBJECT, parser.nextToken());
        UUID runId = null;
        Long slice = null;
        Long partition = null;
        Long sequence = null;
        CoordinateField field = CoordinateField.NAMES.next(parser);
        for (; field != null; field = CoordinateField.NAMES.next(parser)) {
            switch (field) {
                case RUN_ID -> runId = once(runId, uuid());
                case SLICE -> slice = once(slice, number());
                case PARTITION -> partition = once(partition, number());
                case SEQUENCE -> sequence = once(sequence, number());
            }
        }
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

    private Payload payload() {
        SourceMapping mapping = mappings.of(Objects.requireNonNull(source)).orElseThrow();
        expect(JsonToken.START_OBJECT, parser.nextToken());
        return mapping.read(parser);
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

    private enum Field implements Named {
        EVENT_ID("eventId"),
        COORDINATES("coordinates"),
        SOURCE("source"),
        EXTERNAL_ID("externalId"),
        USER_ID("userId"),
        LANE("lane"),
        OPERATION("operation"),
        OBSERVED_AT("observedAt"),
        FETCHED_AT("fetchedAt"),
        REVISION("revision"),
        PAGE("page"),
        PAYLOAD("payload");

        private static final FieldNameMatcher<Field> NAMES = new FieldNameMatcher<>(values());

        private final String name;

        Field(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }
    }

    private enum CoordinateField implements Named {
        RUN_ID("runId"),
        SLICE("slice"),
        PARTITION("partition"),
        SEQUENCE("sequence");

        private static final FieldNameMatcher<CoordinateField> NAMES = new FieldNameMatcher<>(values());

        private final String name;

        CoordinateField(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }
    }
}
