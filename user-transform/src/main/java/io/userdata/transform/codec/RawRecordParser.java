package io.userdata.transform.codec;

import io.userdata.events.record.JsonText;
import io.userdata.events.record.RawRecord;
import io.userdata.transform.mapping.MappingRegistry;
import io.userdata.transform.mapping.Payload;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a raw record and refuses what is not one, naming the reason. */
public final class RawRecordParser {
    private final JsonMapper mapper;

    private final RawRecordFastParser quick;

    public RawRecordParser(MappingRegistry mappings, JsonMapper mapper) {
        this.mapper = mapper;
        this.quick = new RawRecordFastParser(mappings, mapper);
    }

    /** Returns the record that a Kafka value holds, or throws with the reason why it holds none. */
    public ReceivedRecord read(byte @Nullable [] value) {
        if (value == null) {
            throw ReasonCode.NULL_VALUE.rejection();
        }
        if (value.length > RawRecord.MAX_BYTES) {
            throw ReasonCode.TOO_LARGE.rejection();
        }
        ReceivedRecord usual = quick.read(value);
        return usual == null ? thorough(value) : usual;
    }

    private ReceivedRecord thorough(byte[] value) {
        RawRecord raw = parse(value);
        return new ReceivedRecord(raw, () -> Payload.of(tree(raw.payload())));
    }

    private JsonNode tree(@Nullable JsonText payload) {
        if (payload == null) {
            throw ReasonCode.FIELD_MISSING.rejection("payload");
        }
        JsonNode tree = mapper.readTree(payload.json());
        if (!tree.isObject()) {
            throw ReasonCode.FIELD_INVALID.rejection("payload");
        }
        return tree;
    }

    private RawRecord parse(byte[] value) {
        try {
            RawRecord record = mapper.readValue(value, RawRecord.class);
            if (record == null) {
                throw ReasonCode.NOT_JSON.rejection();
            }
            return record;
        } catch (StreamConstraintsException e) {
            throw ReasonCode.TOO_COMPLEX.rejection();
        } catch (StreamReadException | JacksonIOException e) { // the latter: bytes that look like UTF-32 and are not
            throw ReasonCode.NOT_JSON.rejection();
        } catch (DatabindException e) {
            throw FaultyFieldFinder.of(e, mapper, value);
        }
    }
}
