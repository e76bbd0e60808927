package io.userdata.starter.json;

import io.userdata.events.record.JsonLimits;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gives the mapper that reads a source's records as trees: numbers keep their digits, as a record must travel as it came. */
public final class SourceRecordMapper {
    private SourceRecordMapper() {}

    /** Returns a mapper that reads and writes any JSON value within {@link JsonLimits}. */
    public static JsonMapper create() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(ReadLimits.ofDepth(JsonLimits.MAX_DEPTH).build())
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }
}
