package io.userdata.storage.web;

import io.userdata.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** How many items a page may hold. */
final class PageLimit {
    static final String DEFAULT = "50";
    private static final int MOST = 500;

    private PageLimit() {}

    static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid", "limit must be 1 to " + MOST + ".");
        }
        return limit;
    }
}
