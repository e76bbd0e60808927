package io.userdata.storage.web;

import io.userdata.starter.problem.ProblemException;
import io.userdata.storage.user.UserFilter;
import io.userdata.storage.user.UserList;
import io.userdata.storage.user.UserQueries;
import io.userdata.storage.user.UserView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stored users. */
@RestController
@RequestMapping("/api/v1/users")
class UserController {
    private final UserQueries users;

    UserController(UserQueries users) {
        this.users = users;
    }

    @GetMapping("/{userId}")
    UserView user(@PathVariable UUID userId) {
        return users.find(userId)
                .orElseThrow(() ->
                        new ProblemException(HttpStatus.NOT_FOUND, "unknown-user", "There is no user " + userId + "."));
    }

    @GetMapping
    UserList list(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        return users.list(new UserFilter(source, country, q, after), Limit.checked(limit));
    }
}
