package io.userdata.events.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.UUID;

/** Keeps one user's records in one partition end to end, where Kafka's own partitioner would put its key. */
public final class UserPartition {
    private static final int SEED = 0x9747b28c;
    private static final int M = 0x5bd1e995;

    private UserPartition() {}

    /** Returns the partition, 0 to partitions-1: murmur2 of the id as lower-case text, modulo the partitions. */
    public static int of(UUID userId, int partitions) {
        return of(userId.toString().getBytes(US_ASCII), partitions);
    }

    /** Returns the partition of any key, such as the bytes of a record that has no user id. */
    public static int of(byte[] key, int partitions) {
        return (murmur2(key) & 0x7fffffff) % partitions;
    }

    /** Kafka's murmur2, 32 bits (Austin Appleby's public-domain MurmurHash2 with Kafka's seed). */
    private static int murmur2(byte[] data) {
        int h = SEED ^ data.length;
        int whole = data.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            int k = littleEndian(data, i, 4) * M;
            k ^= k >>> 24;
            h = (h * M) ^ (k * M);
        }
        if (whole < data.length) {
            h = (h ^ littleEndian(data, whole, data.length - whole)) * M;
        }
        h = (h ^ (h >>> 13)) * M;
        return h ^ (h >>> 15);
    }

    private static int littleEndian(byte[] data, int from, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= (data[from + i] & 0xff) << (8 * i);
        }
        return value;
    }
}
