package io.userdata.storage.user;

import io.userdata.events.record.EnrichedRecord;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code users} and how a record fills it.
 *
 * @param type PostgreSQL's name of it
 * @param value as text that PostgreSQL casts to the type; null where the record has none
 */
record UserColumn(String name, String type, Part part, Function<EnrichedRecord, @Nullable String> value) {
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

    @Nullable
    String[] values(Iterable<EnrichedRecord> records, int size) {
        @Nullable String[] values = new String[size];
        int row = 0;
        for (EnrichedRecord next : records) {
            values[row++] = value.apply(next);
        }
        return values;
    }
}
