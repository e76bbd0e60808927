package io.userdata.storage.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of entries, the newest first.
 *
 * @param next the {@code after} of the following page; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuarantineList(
        List<QuarantineItem> items, @Nullable Long next) {
    /** Takes one row more than asked for: it tells whether there is a following page. */
    static QuarantineList of(List<QuarantineItem> rows, int limit) {
        List<QuarantineItem> items = rows.stream().limit(limit).toList();
        return new QuarantineList(
                items, rows.size() > limit ? items.get(items.size() - 1).id() : null);
    }
}
