package io.userdata.storage.user.read;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds stored users. */
@Component
@Transactional(readOnly = true)
public class UserQueries {
    private static final Sort BY_ID = Sort.by("userId");

    private final UserRepository users;

    UserQueries(UserRepository users) {
        this.users = users;
    }

    /** The user, deleted ones too. */
    public Optional<UserView> find(UUID userId) {
        return users.findOne((user, query, builder) -> builder.equal(user.get("userId"), userId))
                .map(UserView::of);
    }

    /** The next page of at most {@code limit} users. */
    public UserList list(UserFilter filter, int limit) {
        return UserList.of(
                users.findBy(
                        filter.specification(),
                        found -> found.sortBy(BY_ID).limit(limit + 1).all()),
                limit);
    }
}
