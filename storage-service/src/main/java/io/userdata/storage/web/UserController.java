package io.userdata.storage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.userdata.starter.problem.ProblemException;
import io.userdata.storage.user.read.UserChangeList;
import io.userdata.storage.user.read.UserChangeQueries;
import io.userdata.storage.user.read.UserFilter;
import io.userdata.storage.user.read.UserList;
import io.userdata.storage.user.read.UserQueries;
import io.userdata.storage.user.read.UserView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
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
    private final UserChangeQueries changes;

    UserController(UserQueries users, UserChangeQueries changes) {
        this.users = users;
        this.changes = changes;
    }

    @Operation(summary = "A user, also a deleted one; masked unless the caller is an operator")
    @GetMapping("/{userId}")
    ResponseEntity<UserView> user(@PathVariable UUID userId, @Parameter(hidden = true) Authentication authentication) {
        UserView user = users.find(userId)
                .orElseThrow(() ->
                        new ProblemException(HttpStatus.NOT_FOUND, "unknown-user", "There is no user " + userId + "."));
        UserView shown = Caller.of(authentication).isOperator() ? user : user.forViewer();
        return ResponseEntity.ok()
                .eTag(shown.etag())
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(shown);
    }

    @Operation(summary = "What a user was before, the newest change first; masked unless the caller is an operator")
    @GetMapping("/{userId}/changes")
    UserChangeList changes(
            @PathVariable UUID userId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit,
            @Parameter(hidden = true) Authentication authentication) {
        UserChangeList page = changes.list(userId, after, PageLimit.checked(limit));
        return Caller.of(authentication).isOperator() ? page : page.forViewer();
    }

    @Operation(summary = "A page of users by their id; masked unless the caller is an operator")
    @GetMapping
    UserList list(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String country,
            @Parameter(description = "prefix of the first or the last name") @RequestParam(required = false) @Nullable
                    String q,
            @RequestParam(defaultValue = "false") boolean deleted,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit,
            @Parameter(hidden = true) Authentication authentication) {
        UserList page = users.list(new UserFilter(source, country, q, deleted, after), PageLimit.checked(limit));
        return Caller.of(authentication).isOperator() ? page : page.forViewer();
    }
}
