package io.userdata.storage.user.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of users by their id.
 *
 * @param next the {@code after} of the following page; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserList(List<UserView> items, @Nullable UUID next) {
    /** Takes one row more than asked for: it tells whether there is a following page. */
    static UserList of(List<UserEntity> rows, int limit) {
        List<UserView> items = rows.stream().limit(limit).map(UserView::of).toList();
        return new UserList(
                items, rows.size() > limit ? items.get(items.size() - 1).userId() : null);
    }

    /** The page as a viewer may see it. */
    public UserList forViewer() {
        return new UserList(items.stream().map(UserView::forViewer).toList(), next);
    }
}
