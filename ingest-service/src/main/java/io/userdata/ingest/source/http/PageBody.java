package io.userdata.ingest.source.http;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a body from its beginning to its end. Its records are seen one by one and kept as bytes: as trees they are many
 * times as large.
 */
final class PageBody {
    private final JsonMapper json;
    private final byte[] bytes;
    private final PageDigest digest;
    private List<JsonNode> records = List.of();
    private int recordsAt = -1;

    PageBody(JsonMapper json, byte[] bytes, PageDigest digest) {
        this.json = json;
        this.bytes = bytes;
        this.digest = digest;
    }

    /** The records of the array that was read, each read anew when it is asked for. */
    List<JsonNode> records() {
        return records;
    }

    /**
     * Reads all of it; the array of records is left empty. Where a record cannot be read, the records are found by their
     * brackets.
     *
     * @return null if there is nothing
     * @throws tools.jackson.core.JacksonException if it is not one JSON value in UTF-8
     */
    @Nullable
    JsonNode read(JsonPointer pointer) {
        try {
            return read(bytes, pointer);
        } catch (JacksonException e) {
            RecordBytes found = new RecordBytes(json, bytes);
            Integer end = recordsAt < 0 ? null : ElementScan.end(bytes, recordsAt, found);
            if (end == null) {
                throw e;
            }
            byte[] rest = bytes.clone();
            Arrays.fill(rest, recordsAt + 1, end, (byte) ' ');
            JsonNode root = read(rest, pointer);
            found.forEachBounds(digest::add);
            records = found;
            return root;
        }
    }

    private @Nullable JsonNode read(byte[] bytes, JsonPointer pointer) {
        try (JsonParser parser = json.createParser(bytes)) {
            if (parser.nextToken() == null) {
                return null;
            }
            JsonNode root = value(parser, pointer);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "more than one value");
            }
            return root;
        }
    }

    private JsonNode value(JsonParser parser, @Nullable JsonPointer left) {
        if (left == null) {
            return parser.readValueAsTree();
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return left.matches() ? recordsOf(parser) : array(parser, left);
        }
        return parser.currentToken() == JsonToken.START_OBJECT ? object(parser, left) : parser.readValueAsTree();
    }

    private JsonNode object(JsonParser parser, JsonPointer left) {
        ObjectNode object = json.createObjectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            object.set(name, value(parser, left.matchProperty(name)));
        }
        return object;
    }

    private JsonNode array(JsonParser parser, JsonPointer left) {
        ArrayNode array = json.createArrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, left.matchElement(array.size())));
        }
        return array;
    }

    private JsonNode recordsOf(JsonParser parser) {
        digest.reset();
        recordsAt = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        RecordBytes found = new RecordBytes(json, bytes);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long from = parser.currentTokenLocation().getByteOffset();
            if (from < 0) {
                throw new StreamReadException(parser, "not UTF-8");
            }
            digest.add(parser);
            found.add(from, parser.currentLocation().getByteOffset());
        }
        records = found;
        return json.createArrayNode();
    }
}
