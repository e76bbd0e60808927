package io.userdata.storage.web;

import io.userdata.starter.problem.ProblemException;
import io.userdata.storage.fault.FaultClassifier;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a caller to come back when it is the database that does not answer, and what it refuses of a request. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseProblems {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** PostgreSQL documentation, appendix A: a value is at fault, and not a row. */
    private static final String DATA_EXCEPTION = "22";

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> unavailable() {
        ProblemException problem = new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable", "The database does not answer.")
                .retryAfter(RETRY_AFTER);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }

    /** Such as NUL in a text, a year that PostgreSQL cannot count, or what another request has just written. */
    @ExceptionHandler(DataIntegrityViolationException.class)
    ResponseEntity<ProblemDetail> refused(DataIntegrityViolationException error) {
        String code = FaultClassifier.of(error).code();
        ProblemException problem = code.startsWith(DATA_EXCEPTION)
                ? new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "invalid",
                        "A value of the request is none that PostgreSQL can hold (SQLSTATE " + code
                                + "): a time must be of the years -4712 to 294276, and a text may not hold NUL.")
                : new ProblemException(
                        HttpStatus.CONFLICT,
                        "conflict",
                        "PostgreSQL refuses the change beside what it holds (SQLSTATE " + code
                                + "): read it again first.");
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }
}
