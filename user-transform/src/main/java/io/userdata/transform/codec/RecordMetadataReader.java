package io.userdata.transform.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads the head of a broken record as far as it goes: what stands before the fault is still worth knowing. */
public final class RecordMetadataReader {
    private static final String COORDINATES = "coordinates";
    private static final Set<String> WANTED = Set.of(
            "userId",
            "eventId",
            "source",
            "lane",
            "coordinates.runId",
            "coordinates.slice",
            "coordinates.partition",
            "coordinates.sequence");

    private final JsonMapper mapper;

    public RecordMetadataReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Returns what stands before the fault. */
    public RecordMetadata read(byte[] value) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = mapper.createParser(value)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                readObject(parser, "", texts);
            }
        } catch (JacksonException e) {
            return RecordMetadata.of(texts); // the record is broken from here on, which is why it is read this way
        }
        return RecordMetadata.of(texts);
    }

    private static void readObject(JsonParser parser, String prefix, Map<String, String> texts) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String path = prefix + parser.currentName();
            JsonToken token = parser.nextToken();
            if (path.equals(COORDINATES) && token == JsonToken.START_OBJECT) {
                readObject(parser, COORDINATES + ".", texts);
            } else if (token != null && token.isScalarValue() && WANTED.contains(path)) {
                texts.put(path, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }
}
