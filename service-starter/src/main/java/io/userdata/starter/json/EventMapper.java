package io.userdata.starter.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.record.JsonLimits;
import io.userdata.events.record.RawJson;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Gives the one mapper that writes and reads the records of the contract, with or without Spring around it. */
public final class EventMapper {
    private EventMapper() {}

    /** Returns a mapper that keeps a payload's text, ignores unknown fields and keeps to {@link JsonLimits}. */
    public static JsonMapper create() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(ReadLimits.ofDepth(JsonLimits.MAX_ENVELOPE_DEPTH)
                        .maxDocumentLength(JsonLimits.MAX_DOCUMENT_LENGTH)
                        .build())
                .recyclerPool(JsonRecyclerPools.threadLocalPool()) // no thread waits for another's buffers
                .build();
        return JsonMapper.builder(factory)
                .addModule(new SimpleModule("user-events").addDeserializer(RawJson.class, new RawJsonDeserializer()))
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }
}
