package io.userdata.transform.codec;

import io.userdata.transform.mapping.MappingRegistry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a raw record of exactly the form in which ingest-service writes it, in one pass, its payload as far as the mapping looks at it. What is
 * unusual about another one it does not say: the reader that knows all forms and names all faults reads that from the start.
 */
final class RawRecordFastParser {
    private final JsonMapper mapper;
    private final MappingRegistry mappings;

    RawRecordFastParser(MappingRegistry mappings, JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .disable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // behind a payload comes the rest of its record
                .build();
        this.mappings = mappings;
    }

    /** Returns the record; null where anything is unusual. */
    @Nullable
    ReceivedRecord read(byte[] value) {
        try (JsonParser parser = mapper.createParser(value)) {
            return new StrictRawRecordReader(parser, mappings).read();
        } catch (RuntimeException e) {
            return null; // broken, or of a form that comes seldom
        }
    }
}
