package io.userdata.events.user;

import java.util.List;

/**
 * How much of a user can be trusted.
 *
 * @param score 0 (nothing) to 100 (no issue)
 * @param issues in the order they were found
 */
public record Quality(int score, List<Issue> issues) {
    public Quality {
        issues = issues == null ? List.of() : List.copyOf(issues);
    }
}
