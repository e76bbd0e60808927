package io.userdata.events.quarantine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a quarantined record, cut at 3 MiB.
 *
 * @param bytes at most {@link #MAX_BYTES}; null when the Kafka value was null
 * @param length bytes before the cut; 0 for null
 * @param sha256 of all of them, 64 lower-case hexadecimal digits; null unless cut
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes from topic to table; two of them are never compared
public record OriginalBytes(
        byte @Nullable [] bytes, long length, @Nullable String sha256) {
    public static final int MAX_BYTES = 3 * 1024 * 1024;

    /** Takes a record's bytes as they were read and cuts them where they are too long. */
    public static OriginalBytes of(byte @Nullable [] value) {
        if (value == null) {
            return new OriginalBytes(null, 0, null);
        }
        if (value.length <= MAX_BYTES) {
            return new OriginalBytes(value, value.length, null);
        }
        return new OriginalBytes(Arrays.copyOf(value, MAX_BYTES), value.length, sha256(value));
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
