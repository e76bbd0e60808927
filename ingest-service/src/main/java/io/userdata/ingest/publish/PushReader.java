package io.userdata.ingest.publish;

import io.userdata.events.record.JsonLimits;
import io.userdata.events.record.RawJson;
import io.userdata.ingest.source.Source;
import io.userdata.starter.json.SourceRecordMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Reads records that are pushed, and takes out what must not travel before they go anywhere. */
public final class PushReader {
    private final JsonMapper json = SourceRecordMapper.create();
    private final RecordPreparer preparer = new RecordPreparer(json);

    /**
     * Reads one JSON value or several, one after the other (NDJSON), redacted.
     *
     * @throws tools.jackson.core.exc.StreamConstraintsException if a record is beyond {@link JsonLimits}
     * @throws NumberFormatException if a number is beyond all numbers
     * @throws tools.jackson.core.JacksonException if the body is anything else
     */
    public List<RawJson> redacted(Source source, byte[] body) {
        List<RawJson> records = new ArrayList<>();
        try (MappingIterator<JsonNode> values = json.readerFor(JsonNode.class).readValues(body)) {
            while (values.hasNextValue()) {
                records.add(preparer.prepare(source, Instant.EPOCH, values.nextValue())
                        .payload());
            }
        }
        return records;
    }
}
