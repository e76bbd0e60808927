package io.userdata.transform.codec;

import io.userdata.events.record.RawRecord;
import io.userdata.transform.mapping.MappingRegistry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads a raw record in one pass, its payload as far as the mapping of its source looks at it, or names why it is none. */
public final class RawRecordParser {
    private final JsonMapper mapper;
    private final ObjectReader reader;

    /**
     * Makes a parser.
     *
     * @param mapper that of the contract
     */
    public RawRecordParser(MappingRegistry mappings, JsonMapper mapper) {
        this.mapper = mapper;
        this.reader = mapper.readerFor(ReceivedRecord.class).withAttribute(ReceivedPayload.MAPPINGS, mappings);
    }

    /**
     * Returns the record that a Kafka value holds.
     *
     * @throws RejectedRecordException with the reason, where it holds none
     */
    public ReceivedRecord read(byte @Nullable [] value) {
        if (value == null) {
            throw ReasonCode.NULL_VALUE.rejection();
        }
        if (value.length > RawRecord.MAX_BYTES) {
            throw ReasonCode.TOO_LARGE.rejection();
        }
        ReceivedRecord record = read(reader, value);
        return isReadByItsOwnMapping(record)
                ? record
                : read(reader.withAttribute(ReceivedPayload.KNOWN_SOURCE, record.source()), value);
    }

    /** A source may stand behind the payload, though ingest-service writes it before: then the record is read again. */
    private static boolean isReadByItsOwnMapping(ReceivedRecord record) {
        return record.payload() == null
                || record.source().equals(record.payload().source());
    }

    private ReceivedRecord read(ObjectReader reader, byte[] value) {
        try {
            ReceivedRecord record = reader.readValue(value);
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
