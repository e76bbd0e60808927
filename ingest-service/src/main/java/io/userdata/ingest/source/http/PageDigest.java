package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.ingest.source.Pointers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Knows a page again by the ids of its records. */
final class PageDigest {
    private static final int BYTES = 8;

    private PageDigest() {}

    /** A few bytes of a hash; null for an empty page, which is like any other. */
    static @Nullable String of(List<JsonNode> records, Pointers pointers) {
        if (records.isEmpty()) {
            return null;
        }
        MessageDigest digest = sha256();
        for (JsonNode record : records) {
            boolean known = pointers.externalId().stream()
                    .noneMatch(pointer -> record.at(pointer).isMissingNode());
            if (known) {
                pointers.externalId().forEach(pointer -> add(digest, record.at(pointer)));
            } else {
                add(digest, record);
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void add(MessageDigest digest, JsonNode node) {
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
