package io.userdata.starter.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.record.JsonText;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Gives the one mapper that writes and reads the records of the contract, with or without Spring around it. */
public final class EventMapper {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_CHARACTERS = 16 << 20; // far above the largest message of any topic
    private static final int MAX_DIGITS = 1000;

    private EventMapper() {}

    /**
     * Returns a mapper that keeps a payload's text, ignores unknown fields and refuses what is nested deeper than 200 or longer
     * than 16 MiB.
     */
    public static JsonMapper create() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(MAX_CHARACTERS)
                        .maxStringLength(MAX_CHARACTERS)
                        .maxNumberLength(MAX_DIGITS)
                        .build())
                .recyclerPool(JsonRecyclerPools.threadLocalPool()) // no thread waits for another's buffers
                .build();
        return JsonMapper.builder(factory)
                .addModule(new SimpleModule("user-events").addDeserializer(JsonText.class, new JsonTextDeserializer()))
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }
}
