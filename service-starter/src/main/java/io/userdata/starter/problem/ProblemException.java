package io.userdata.starter.problem;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An error that the caller is told about in full: status, stable type and one sentence that says what to do. */
public final class ProblemException extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes a problem.
     *
     * @param type stable, lower case with hyphens, such as {@code unknown-source}
     * @param detail one sentence without personal data or secrets
     */
    public ProblemException(HttpStatus status, String type, String detail) {
        super(status, problem(status, type, detail), null);
    }

    /** Tells the caller when to try again, in whole seconds of at least 1. */
    public ProblemException retryAfter(Duration wait) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        return this;
    }

    static ProblemDetail problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:userdata:problem:" + type));
        return problem;
    }
}
