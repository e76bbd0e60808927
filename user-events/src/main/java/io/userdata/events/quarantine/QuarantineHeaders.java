package io.userdata.events.quarantine;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Lane;
import io.userdata.events.record.MalformedRecordException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and reads what stands in the Kafka headers of a quarantined record; every value is UTF-8 text. */
public final class QuarantineHeaders {
    public static final String STAGE = "userdata-stage";
    public static final String CODE = "userdata-code";
    public static final String FIELD = "userdata-field";
    public static final String MESSAGE = "userdata-message";
    public static final String ORIGIN_TOPIC = "userdata-origin-topic";
    public static final String ORIGIN_PARTITION = "userdata-origin-partition";
    public static final String ORIGIN_OFFSET = "userdata-origin-offset";
    public static final String RUN_ID = "userdata-run-id";
    public static final String SLICE = "userdata-slice";
    public static final String PARTITION = "userdata-partition";
    public static final String SEQUENCE = "userdata-sequence";
    public static final String USER_ID = "userdata-user-id";
    public static final String EVENT_ID = "userdata-event-id";
    public static final String SOURCE = "userdata-source";
    public static final String LANE = "userdata-lane";
    public static final String LENGTH = "userdata-length";
    public static final String SHA256 = "userdata-sha256";

    private QuarantineHeaders() {}

    /** Returns header names and texts, without those that are unknown. */
    public static Map<String, String> of(QuarantinedRecord quarantined) {
        Map<String, String> headers = new LinkedHashMap<>();
        QuarantineReason reason = quarantined.reason();
        put(headers, STAGE, reason.stage().text());
        put(headers, CODE, reason.code());
        put(headers, FIELD, reason.field());
        put(headers, MESSAGE, reason.message());
        put(headers, ORIGIN_TOPIC, quarantined.origin().topic());
        put(headers, ORIGIN_PARTITION, quarantined.origin().partition());
        put(headers, ORIGIN_OFFSET, quarantined.origin().offset());
        putCoordinates(headers, quarantined.coordinates());
        put(headers, USER_ID, quarantined.userId());
        put(headers, EVENT_ID, quarantined.eventId());
        put(headers, SOURCE, quarantined.source());
        put(
                headers,
                LANE,
                quarantined.lane() == null ? null : quarantined.lane().text());
        put(headers, LENGTH, quarantined.original().length());
        put(headers, SHA256, quarantined.original().sha256());
        return headers;
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @param value the Kafka value
     * @throws MalformedRecordException naming the header that is missing or unreadable
     */
    public static QuarantinedRecord read(Map<String, String> headers, byte @Nullable [] value) {
        QuarantineReason reason = new QuarantineReason(
                parse(headers, STAGE, QuarantineStage::of),
                text(headers, CODE),
                headers.get(FIELD),
                text(headers, MESSAGE));
        RecordOrigin origin = new RecordOrigin(
                text(headers, ORIGIN_TOPIC),
                parse(headers, ORIGIN_PARTITION, Integer::parseInt),
                parse(headers, ORIGIN_OFFSET, Long::parseLong));
        OriginalBytes original = new OriginalBytes(value, parse(headers, LENGTH, Long::parseLong), headers.get(SHA256));
        return new QuarantinedRecord(
                reason,
                origin,
                headers.containsKey(RUN_ID) ? coordinates(headers) : null,
                headers.containsKey(USER_ID) ? parse(headers, USER_ID, UUID::fromString) : null,
                headers.containsKey(EVENT_ID) ? parse(headers, EVENT_ID, UUID::fromString) : null,
                headers.get(SOURCE),
                headers.containsKey(LANE) ? parse(headers, LANE, QuarantineHeaders::lane) : null,
                original);
    }

    private static void putCoordinates(Map<String, String> headers, @Nullable Coordinates coordinates) {
        if (coordinates != null) {
            put(headers, RUN_ID, coordinates.runId());
            put(headers, SLICE, coordinates.slice());
            put(headers, PARTITION, coordinates.partition());
            put(headers, SEQUENCE, coordinates.sequence());
        }
    }

    private static Coordinates coordinates(Map<String, String> headers) {
        return new Coordinates(
                parse(headers, RUN_ID, UUID::fromString),
                parse(headers, SLICE, Integer::parseInt),
                parse(headers, PARTITION, Integer::parseInt),
                parse(headers, SEQUENCE, Long::parseLong));
    }

    private static Lane lane(String text) {
        return Lane.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static void put(Map<String, String> headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, value.toString());
        }
    }

    private static String text(Map<String, String> headers, String name) {
        return MalformedRecordException.required(headers.get(name), name);
    }

    private static <T> T parse(Map<String, String> headers, String name, Parser<T> parser) {
        String text = text(headers, name);
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(name, "is not readable");
        }
    }

    private interface Parser<T> {
        T parse(String text);
    }
}
