package io.userdata.storage.user.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a user's changes, the newest first.
 *
 * @param next the {@code after} of the following page; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserChangeList(
        List<UserChangeView> items, @Nullable String next) {
    /** Takes one row more than asked for: it tells whether there is a following page. */
    static UserChangeList of(List<UserChangeView> rows, int limit) {
        List<UserChangeView> items = rows.stream().limit(limit).toList();
        return new UserChangeList(
                items,
                rows.size() > limit
                        ? VersionPageKey.text(items.get(items.size() - 1).version())
                        : null);
    }

    /** The page as a viewer may see it. */
    public UserChangeList forViewer() {
        return new UserChangeList(items.stream().map(UserChangeView::forViewer).toList(), next);
    }
}
