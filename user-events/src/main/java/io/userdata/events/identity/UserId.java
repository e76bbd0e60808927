package io.userdata.events.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Gives a user the same id whenever and wherever it is seen: UUIDv5 over source and external id (RFC 9562, 5.5). */
public final class UserId {
    /** The project's name space; it never changes, as every stored id follows from it. */
    public static final UUID NAMESPACE = UUID.fromString("847caa55-8f80-5054-9082-cf81b21bc79d");

    private UserId() {}

    /** Returns UUIDv5(namespace, source + line feed + externalId). */
    public static UUID of(String source, String externalId) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest((source + "\n" + externalId).getBytes(UTF_8)));
        long most = (hash.getLong() & ~0xF000L) | 0x5000L;
        long least = (hash.getLong() & ~(3L << 62)) | (2L << 62);
        return new UUID(most, least);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
