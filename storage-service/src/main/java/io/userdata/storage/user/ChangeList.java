package io.userdata.storage.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a user's changes, the newest first.
 *
 * @param next the {@code after} of the following page; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeList(List<ChangeView> items, @Nullable String next) {
    /** Takes one row more than asked for: it tells whether there is a following page. */
    static ChangeList of(List<ChangeView> rows, int limit) {
        List<ChangeView> items = rows.stream().limit(limit).toList();
        return new ChangeList(
                items,
                rows.size() > limit
                        ? VersionKey.text(items.get(items.size() - 1).version())
                        : null);
    }

    /** The page as a viewer may see it. */
    public ChangeList forViewer() {
        return new ChangeList(items.stream().map(ChangeView::forViewer).toList(), next);
    }
}
