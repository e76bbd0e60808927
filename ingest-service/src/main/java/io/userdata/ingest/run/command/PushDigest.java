package io.userdata.ingest.run.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells one push from another: a SHA-256 over its texts, in their order, each with its length. */
final class PushDigest {
    private PushDigest() {}

    /**
     * The digest of what is pushed.
     *
     * @param operation another one for deletes than for records
     * @param texts redacted, as a digest of a secret would tell something about it
     */
    static String of(String operation, List<String> texts) {
        MessageDigest digest = sha256();
        digest.update(operation.getBytes(UTF_8));
        for (String text : texts) {
            byte[] bytes = text.getBytes(UTF_8);
            digest.update(("\n" + bytes.length + "\n").getBytes(UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
