package io.userdata.storage.user.write;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code users} and how a row fills it.
 *
 * @param type PostgreSQL's name of it
 * @param value as {@link ColumnArray} takes it for that type; null where the row has none
 */
record UserColumn(String name, String type, Part part, Function<UserRow, ? extends @Nullable Object> value) {
    /** What a column is to the guarded upsert. */
    enum Part {
        /** Never changes. */
        IDENTITY,
        /** The canonical user: kept in the history, cleared by a delete. */
        CONTENT,
        /** Follows from the user or from the record. */
        DERIVED,
        /** Decides which state is newer. */
        VERSION
    }

    /** This column of all rows, in their order. */
    ColumnArray of(List<UserRow> rows) {
        ColumnArray array = new ColumnArray(type, rows.size());
        rows.forEach(row -> array.add(value.apply(row)));
        return array;
    }
}
