package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.ingest.source.Pointers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Knows a page again by the ids of its records. */
final class PageDigest {
    private static final int BYTES = 8;

    private final Pointers pointers;
    private final MessageDigest digest = sha256();
    private boolean empty = true;

    PageDigest(Pointers pointers) {
        this.pointers = pointers;
    }

    /** Begins with the first record again. */
    void reset() {
        digest.reset();
        empty = true;
    }

    /** Adds the next record. */
    void add(JsonNode record) {
        empty = false;
        if (pointers.externalId().stream()
                .anyMatch(pointer -> record.at(pointer).isMissingNode())) {
            update(record);
        } else {
            for (JsonPointer pointer : pointers.externalId()) {
                update(record.at(pointer));
            }
        }
    }

    /** A few bytes of a hash; null for an empty page, which is like any other. */
    @Nullable
    String text() {
        return empty ? null : HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private void update(JsonNode node) {
        digest.update(node.toString().getBytes(UTF_8));
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
