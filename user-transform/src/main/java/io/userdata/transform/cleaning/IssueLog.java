package io.userdata.transform.cleaning;

import io.userdata.events.user.Issue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the issues of one user in the order they are found. */
final class IssueLog {
    private final List<Issue> issues;

    IssueLog(List<Issue> known) {
        this.issues = new ArrayList<>(known);
    }

    /** Notes an issue; returns null, the value of a field that could not be read. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // null is a value of every type
    <T> @Nullable T add(String code, String field) {
        issues.add(new Issue(code, field));
        return null;
    }

    List<Issue> all() {
        return List.copyOf(issues);
    }
}
