package io.userdata.ingest.source.http;

import java.util.AbstractList;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records as they stand in a body; each is read anew whenever it is asked for. */
final class RecordBytes extends AbstractList<JsonNode> {
    private final JsonMapper json;
    private final byte[] body;
    private int[] bounds = new int[64];
    private int size;

    RecordBytes(JsonMapper json, byte[] body) {
        this.json = json;
        this.body = body;
    }

    /** Adds the record between two offsets. */
    void add(long from, long to) {
        if (bounds.length == 2 * size) {
            bounds = Arrays.copyOf(bounds, 4 * size);
        }
        bounds[2 * size] = Math.toIntExact(from);
        bounds[2 * size + 1] = Math.toIntExact(to);
        size++;
    }

    @Override
    public JsonNode get(int index) {
        int from = bounds[2 * index];
        return json.readTree(body, from, bounds[2 * index + 1] - from);
    }

    @Override
    public int size() {
        return size;
    }
}
