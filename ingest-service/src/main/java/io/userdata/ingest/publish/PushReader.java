package io.userdata.ingest.publish;

import io.userdata.events.record.JsonLimits;
import io.userdata.events.record.JsonText;
import io.userdata.ingest.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads records that are pushed, and takes out what must not travel before they go anywhere. */
public final class PushReader {
    /** Numbers keep their digits, as a record must travel as it came. */
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JsonLimits.MAX_DEPTH)
                            .maxNumberLength(JsonLimits.MAX_NUMBER_LENGTH)
                            .maxNameLength(JsonLimits.MAX_NAME_LENGTH)
                            .maxStringLength(JsonLimits.MAX_STRING_LENGTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /**
     * Reads one JSON value or several, one after the other (NDJSON), redacted.
     *
     * @throws tools.jackson.core.exc.StreamConstraintsException if a record is beyond {@link JsonLimits}
     * @throws NumberFormatException if a number is beyond all numbers
     * @throws tools.jackson.core.JacksonException if the body is anything else
     */
    public List<JsonText> redacted(Source source, byte[] body) {
        List<JsonText> records = new ArrayList<>();
        try (MappingIterator<JsonNode> values = json.readerFor(JsonNode.class).readValues(body)) {
            while (values.hasNextValue()) {
                records.add(redacted(source, values.nextValue()));
            }
        }
        return records;
    }

    private JsonText redacted(Source source, JsonNode record) {
        Redactor redaction = new Redactor(source.properties().redact());
        redaction.apply(record);
        if (!isOfExpectedShape(source, record)) {
            redaction.applyAnywhere(record);
        }
        return RecordPreparer.text(json, record);
    }

    private static boolean isOfExpectedShape(Source source, JsonNode record) {
        try {
            RecordIdentityReader.read(record, source.name(), source.properties().pointers(), Instant.EPOCH);
            return true;
        } catch (Rejection e) {
            return false;
        }
    }

    /** The records that were read before. */
    List<JsonNode> nodes(List<JsonText> records) {
        return records.stream().map(record -> json.readTree(record.json())).toList();
    }
}
