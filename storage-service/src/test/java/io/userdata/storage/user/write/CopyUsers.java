package io.userdata.storage.user.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.userdata.events.record.EnrichedRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** What storing users is measured against: COPY of the same rows into a table with the same columns and indexes. */
public final class CopyUsers {
    private static final int BUFFER = 256 * 1024;
    private static final String COLUMNS =
            UserColumns.ALL.stream().map(UserColumn::name).collect(joining(", "));

    private CopyUsers() {}

    /** The records as COPY's text format. */
    public static byte[] rows(List<EnrichedRecord> records, String now) {
        StringBuilder text = new StringBuilder();
        for (EnrichedRecord next : records) {
            UserRow row = UserRow.of(next);
            UserColumns.ALL.forEach(
                    column -> text.append(escaped(column.value().apply(row))).append('\t'));
            text.append(now).append('\t').append(now).append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    /** Copies what {@link #rows} made, in the transaction of the connection. */
    public static void copy(Connection connection, String table, byte[] rows) throws SQLException, IOException {
        String copy = "COPY " + table + " (" + COLUMNS + ", inserted_at, updated_at) FROM STDIN";
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, new ByteArrayInputStream(rows), BUFFER);
    }

    private static String escaped(@Nullable Object value) {
        return value == null
                ? "\\N"
                : value.toString()
                        .replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t");
    }
}
