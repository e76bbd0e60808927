package io.userdata.starter.problem;

import io.userdata.events.record.MalformedRecordException;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns every exception of a controller into a problem detail; an unexpected one only names its entry in the log. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<Object> malformed(MalformedRecordException error) {
        return answer(ProblemException.problem(HttpStatus.BAD_REQUEST, "invalid", sentence(error)));
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception error) {
        UUID errorId = UUID.randomUUID();
        LOG.atError().setCause(error).addKeyValue("errorId", errorId).log("request failed unexpectedly");
        ProblemDetail problem = ProblemException.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong here; the service's log has it under errorId.");
        problem.setProperty("errorId", errorId);
        return answer(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException error, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemException.problem(HttpStatus.BAD_REQUEST, "unreadable", unreadable(error)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception error, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> answer = super.handleExceptionInternal(error, body, headers, status, request);
        if (answer != null && answer.getBody() instanceof ProblemDetail problem && isUntyped(problem)) {
            HttpStatus known = HttpStatus.resolve(status.value());
            String type = known == null
                    ? "error"
                    : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
            problem.setType(URI.create("urn:userdata:problem:" + type));
        }
        return answer;
    }

    private static boolean isUntyped(ProblemDetail problem) {
        URI type = problem.getType();
        return type == null || "about:blank".equals(type.toString());
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        HttpStatusCode status = HttpStatusCode.valueOf(problem.getStatus());
        return ResponseEntity.status(status).body(problem);
    }

    private static String unreadable(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedRecordException malformed) {
                return sentence(malformed);
            }
            if (cause instanceof JacksonException json && json.getCause() == null) {
                return "The body is not what is expected at " + path(json) + ".";
            }
        }
        return "The body is missing or not readable.";
    }

    private static String path(JacksonException json) {
        StringBuilder path = new StringBuilder();
        json.getPath().forEach(step -> path.append('/')
                .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()));
        return path.isEmpty() ? "its root" : path.toString();
    }

    private static String sentence(MalformedRecordException error) {
        return error.getMessage() + ".";
    }
}
