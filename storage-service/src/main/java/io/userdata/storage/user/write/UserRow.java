package io.userdata.storage.user.write;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Operation;
import io.userdata.storage.user.UserContent;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way into a row of {@code users}.
 *
 * @param content null for a delete, whatever else the record says
 */
record UserRow(EnrichedRecord record, @Nullable UserContent content) {
    static UserRow of(EnrichedRecord record) {
        return new UserRow(record, isDelete(record) || record.user() == null ? null : UserContent.of(record.user()));
    }

    boolean isDelete() {
        return isDelete(record);
    }

    private static boolean isDelete(EnrichedRecord record) {
        return record.operation() == Operation.DELETE;
    }
}
