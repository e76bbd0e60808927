package io.userdata.processor.transform;

import io.userdata.processor.mapping.MappingRegistry;
import io.userdata.starter.json.EventMapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a raw record of exactly the form in which ingest-service writes it, in one pass, its payload as far as the mapping looks at it. What is
 * unusual about another one it does not say: the reader that knows all forms and names all faults reads that from the start.
 */
final class RawRecordFastParser {
    private static final JsonMapper MAPPER = EventMapper.create()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // behind a payload comes the rest of its record
            .build();

    private final MappingRegistry mappings;

    RawRecordFastParser(MappingRegistry mappings) {
        this.mappings = mappings;
    }

    /** Returns the record; null where anything is unusual. */
    @Nullable
    ReceivedRecord read(byte[] value) {
        try (JsonParser parser = MAPPER.createParser(value)) {
            return new StrictRawRecordReader(parser, mappings).read();
        } catch (RuntimeException e) {
            return null; // broken, or of a form that comes seldom
        }
    }
}
