package io.userdata.storage.user;

import io.userdata.events.record.EnrichedRecord;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code users} and how a record fills it.
 *
 * @param type PostgreSQL's name of it
 * @param value as {@link ColumnArray} takes it for that type; null where the record has none
 */
record UserColumn(String name, String type, Part part, Function<EnrichedRecord, ? extends @Nullable Object> value) {
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

    /** This column of all records, in their order. */
    ColumnArray of(Collection<EnrichedRecord> records) {
        ColumnArray array = new ColumnArray(type, records.size());
        records.forEach(next -> array.add(value.apply(next)));
        return array;
    }
}
