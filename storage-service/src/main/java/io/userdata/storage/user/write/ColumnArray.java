package io.userdata.storage.user.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.record.MalformedRecordException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * A column of a batch, in the binary form in which PostgreSQL sends and receives arrays (src/backend/utils/adt/arrayfuncs.c,
 * {@code array_recv}). What is not a uuid, a time or a number goes as text, for the statement to cast.
 */
@SuppressWarnings("serial") // a parameter of a statement: never serialized
final class ColumnArray extends PGobject implements PGBinaryObject {
    private static final int HEADER = 20;
    private static final int NULL = -1;
    private static final int USUAL_BYTES = 24;
    private static final long EPOCH_SECOND =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    /** No time of PostgreSQL's; the greatest number would be its infinity. */
    private static final long OUT_OF_RANGE = Long.MAX_VALUE - 1;

    private final Element element;
    private ByteBuffer bytes;

    ColumnArray(String columnType, int size) {
        this.element = Element.of(columnType);
        this.type = element.array;
        this.bytes = ByteBuffer.allocate(HEADER + size * USUAL_BYTES)
                .putInt(1) // dimensions
                .putInt(1) // there may be nulls
                .putInt(element.oid)
                .putInt(size)
                .putInt(1); // the first index
    }

    void add(@Nullable Object item) {
        if (item == null) {
            room(0).putInt(NULL);
            return;
        }
        switch (element) {
            case UUID -> {
                UUID uuid = (UUID) item;
                room(16).putInt(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
            }
            case TIME -> room(8).putInt(8).putLong(micros((Instant) item));
            case DOUBLE -> room(8).putInt(8).putDouble((Double) item);
            case LONG -> room(8).putInt(8).putLong((Long) item);
            case INTEGER -> room(4).putInt(4).putInt((Integer) item);
            case TEXT -> {
                byte[] text = utf8(item.toString());
                room(text.length).putInt(text.length).put(text);
            }
        }
    }

    /** Java writes half a surrogate pair as a question mark: another text than that of the record. */
    private static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (holdsQuestionMark(bytes) && !new String(bytes, UTF_8).equals(text)) {
            throw new MalformedRecordException("a text", "holds half a surrogate pair");
        }
        return bytes;
    }

    private static boolean holdsQuestionMark(byte[] bytes) {
        for (byte one : bytes) {
            if (one == '?') {
                return true;
            }
        }
        return false;
    }

    /** Out of range is for PostgreSQL to refuse: it is the record's fault. */
    private static long micros(Instant time) {
        try {
            long seconds = time.getEpochSecond() - EPOCH_SECOND;
            return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), time.getNano() / 1_000);
        } catch (ArithmeticException e) {
            return OUT_OF_RANGE;
        }
    }

    private ByteBuffer room(int length) {
        int needed = Integer.BYTES + length;
        if (bytes.remaining() < needed) {
            byte[] more = Arrays.copyOf(bytes.array(), 2 * (bytes.position() + needed));
            bytes = ByteBuffer.wrap(more).position(bytes.position());
        }
        return bytes;
    }

    @Override
    public int lengthInBytes() {
        return bytes.position();
    }

    @Override
    public void toBytes(byte[] target, int offset) {
        System.arraycopy(bytes.array(), 0, target, offset, bytes.position());
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("only sent, never received");
    }

    @Override
    public String getValue() {
        throw new IllegalStateException(type + " is not among the driver's binaryTransferEnable");
    }

    /** What an item is on the wire, with PostgreSQL's fixed number of its type (src/include/catalog/pg_type.dat). */
    private enum Element {
        UUID("_uuid", 2950),
        TIME("_timestamptz", 1184),
        DOUBLE("_float8", 701),
        LONG("_int8", 20),
        INTEGER("_int4", 23),
        TEXT("_text", 25);

        private final String array;
        private final int oid;

        Element(String array, int oid) {
            this.array = array;
            this.oid = oid;
        }

        private static Element of(String columnType) {
            return switch (columnType) {
                case "uuid" -> UUID;
                case "timestamptz" -> TIME;
                case "double precision" -> DOUBLE;
                case "bigint" -> LONG;
                case "integer" -> INTEGER;
                default -> TEXT;
            };
        }
    }
}
