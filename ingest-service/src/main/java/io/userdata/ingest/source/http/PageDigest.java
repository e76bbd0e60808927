package io.userdata.ingest.source.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;

/** Knows a page again by the ids of its records, as they stand in its body. */
final class PageDigest {
    private static final int BYTES = 8;

    private final List<JsonPointer> ids;
    private final byte[] body;
    private final MessageDigest digest = sha256();
    private boolean empty = true;

    PageDigest(List<JsonPointer> ids, byte[] body) {
        this.ids = ids;
        this.body = body;
    }

    /** Begins with the first record again. */
    void reset() {
        digest.reset();
        empty = true;
    }

    /** Adds the record at which the parser stands and passes over it; if it lacks an id, all of it counts. */
    void add(JsonParser parser) {
        empty = false;
        int from = start(parser);
        if (pass(parser, ids) < ids.size()) {
            update(from, parser);
        }
    }

    /** Adds a record between two offsets, which is not read. */
    void add(int from, int to) {
        empty = false;
        digest.update(body, from, to - from);
        digest.update((byte) 0);
    }

    /** A few bytes of a hash; null for an empty page, which is like any other. */
    @Nullable
    String text() {
        return empty ? null : HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** Passes over a value; returns how many ids were in it. */
    private int pass(JsonParser parser, List<JsonPointer> left) {
        if (left.stream().anyMatch(JsonPointer::matches)) {
            int from = start(parser);
            skip(parser);
            update(from, parser);
            return 1;
        }
        if (left.isEmpty() || !parser.currentToken().isStructStart()) {
            skip(parser);
            return 0;
        }
        return parser.currentToken() == JsonToken.START_OBJECT ? passFields(parser, left) : passElements(parser, left);
    }

    private int passFields(JsonParser parser, List<JsonPointer> left) {
        int found = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            String field = name;
            parser.nextToken();
            found += pass(parser, narrowed(left, pointer -> pointer.matchProperty(field)));
        }
        return found;
    }

    private int passElements(JsonParser parser, List<JsonPointer> left) {
        int found = 0;
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            int index = i;
            found += pass(parser, narrowed(left, pointer -> pointer.matchElement(index)));
        }
        return found;
    }

    private static List<JsonPointer> narrowed(List<JsonPointer> left, UnaryOperator<@Nullable JsonPointer> match) {
        return left.stream().map(match).filter(Objects::nonNull).toList();
    }

    private static void skip(JsonParser parser) {
        parser.skipChildren();
        parser.finishToken();
    }

    private static int start(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    private void update(int from, JsonParser parser) {
        digest.update(body, from, Math.toIntExact(parser.currentLocation().getByteOffset()) - from);
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
