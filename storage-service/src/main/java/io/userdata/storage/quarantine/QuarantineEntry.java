package io.userdata.storage.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An entry with what it holds.
 *
 * @param bytes as they came; null for a null value, and once the user is deleted
 * @param fixed as an operator mended them; null: not mended
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes; nobody compares two of them
public record QuarantineEntry(QuarantineItem item, byte @Nullable [] bytes, byte @Nullable [] fixed) {
    static final String COLUMNS = QuarantineItem.COLUMNS + ", bytes, fixed";

    static QuarantineEntry of(ResultSet row, int number) throws SQLException {
        return new QuarantineEntry(QuarantineItem.of(row, number), row.getBytes("bytes"), row.getBytes("fixed"));
    }

    /** Whether more bytes came than are kept. */
    public boolean truncated() {
        return bytes != null && item.length() > bytes.length;
    }

    /** Whether its user was deleted, and with it what was kept. */
    public boolean erased() {
        return bytes == null && item.length() > 0;
    }
}
