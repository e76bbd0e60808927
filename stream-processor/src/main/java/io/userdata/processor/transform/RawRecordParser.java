package io.userdata.processor.transform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.userdata.events.record.JsonText;
import io.userdata.events.record.RawRecord;
import io.userdata.processor.mapping.MappingRegistry;
import io.userdata.processor.mapping.Payload;
import io.userdata.starter.json.EventMapper;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a raw record and refuses what is not one, naming the reason. */
final class RawRecordParser {
    private static final JsonMapper MAPPER = EventMapper.create();
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final RawRecordFastParser quick;

    RawRecordParser(MappingRegistry mappings) {
        this.quick = new RawRecordFastParser(mappings);
    }

    ReceivedRecord read(IncomingRecord incoming) {
        byte[] value = incoming.value();
        if (value == null) {
            throw ReasonCode.NULL_VALUE.rejection();
        }
        if (value.length > RawRecord.MAX_BYTES) {
            throw ReasonCode.TOO_LARGE.rejection();
        }
        ReceivedRecord usual = quick.read(value);
        return checked(usual == null ? thorough(value) : usual, incoming);
    }

    private static ReceivedRecord thorough(byte[] value) {
        RawRecord raw = parse(value);
        return new ReceivedRecord(raw, () -> Payload.of(tree(raw.payload())));
    }

    private static JsonNode tree(@Nullable JsonText payload) {
        if (payload == null) {
            throw ReasonCode.FIELD_MISSING.rejection("payload");
        }
        JsonNode tree = MAPPER.readTree(payload.json());
        if (!tree.isObject()) {
            throw ReasonCode.FIELD_INVALID.rejection("payload");
        }
        return tree;
    }

    private static RawRecord parse(byte[] value) {
        try {
            RawRecord record = MAPPER.readValue(value, RawRecord.class);
            if (record == null) {
                throw ReasonCode.NOT_JSON.rejection();
            }
            return record;
        } catch (StreamConstraintsException e) {
            throw ReasonCode.TOO_COMPLEX.rejection();
        } catch (StreamReadException | JacksonIOException e) { // the latter: bytes that look like UTF-32 and are not
            throw ReasonCode.NOT_JSON.rejection();
        } catch (DatabindException e) {
            throw FaultyFieldFinder.of(e, MAPPER, value);
        }
    }

    private static ReceivedRecord checked(ReceivedRecord received, IncomingRecord incoming) {
        RawRecord record = received.raw();
        if (!Arrays.equals(incoming.key(), record.userId().toString().getBytes(US_ASCII))) {
            throw ReasonCode.KEY_MISMATCH.rejection();
        }
        if (record.coordinates().partition() != incoming.partition()) {
            throw ReasonCode.PARTITION_MISMATCH.rejection("coordinates.partition");
        }
        checkText(record.source(), "source");
        checkText(record.externalId(), "externalId");
        checkTime(record.observedAt(), "observedAt");
        checkTime(record.fetchedAt(), "fetchedAt");
        return received;
    }

    /** An identity is kept as it is or not at all: no cleaning may make two users one. */
    private static void checkText(String text, String field) {
        for (int i = 0, point; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (isUnprintable(point)) {
                throw ReasonCode.FIELD_INVALID.rejection(field);
            }
        }
    }

    private static boolean isUnprintable(int point) {
        return Character.isISOControl(point) || (point > '~' && Character.getType(point) == Character.SURROGATE);
    }

    private static void checkTime(Instant time, String field) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw ReasonCode.FIELD_INVALID.rejection(field);
        }
    }
}
