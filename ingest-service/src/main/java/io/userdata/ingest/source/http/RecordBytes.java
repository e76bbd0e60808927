package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.ingest.source.UnreadableRecord;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as they stand in a body; each is read anew whenever it is asked for, and is an {@link UnreadableRecord} where it
 * cannot be.
 */
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

    /** Tells the bounds of each record. */
    void forEachBounds(BiConsumer<Integer, Integer> bounds) {
        for (int i = 0; i < size; i++) {
            bounds.accept(this.bounds[2 * i], this.bounds[2 * i + 1]);
        }
    }

    @Override
    public JsonNode get(int index) {
        int from = bounds[2 * index];
        int length = bounds[2 * index + 1] - from;
        try {
            return json.readTree(body, from, length);
        } catch (JacksonException | ArithmeticException | NumberFormatException e) {
            return new UnreadableRecord(message(e), new String(body, from, length, UTF_8)).node();
        }
    }

    private static String message(RuntimeException error) {
        return JsonPlace.sentence(
                error instanceof StreamConstraintsException
                        ? "The record nests too deep, or holds a number or a name that is too long"
                        : "The record is not JSON",
                error);
    }

    @Override
    public int size() {
        return size;
    }
}
