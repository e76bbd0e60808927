package io.userdata.storage.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An entry with what it holds.
 *
 * @param bytes as they came; null for a null value, once the user is deleted, and some time after the entry is closed
 * @param fixed as an operator fixed them; null: not fixed, or no longer kept
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes; two of them are never compared
public record QuarantineEntry(QuarantineItem item, byte @Nullable [] bytes, byte @Nullable [] fixed) {
    static final String COLUMNS = QuarantineItem.COLUMNS + ", bytes, fixed";

    static QuarantineEntry of(ResultSet row, int number) throws SQLException {
        return new QuarantineEntry(QuarantineItem.of(row, number), row.getBytes("bytes"), row.getBytes("fixed"));
    }

    /** Whether more bytes came than are kept. */
    public boolean truncated() {
        return bytes != null && item.length() > bytes.length;
    }

    /** Whether nothing is kept of it any more: of an open entry because its user was deleted. */
    public boolean erased() {
        return bytes == null && item.length() > 0;
    }
}
