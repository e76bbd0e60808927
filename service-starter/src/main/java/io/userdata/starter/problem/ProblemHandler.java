package io.userdata.starter.problem;

import io.userdata.events.record.FieldPath;
import io.userdata.events.record.MalformedRecordException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns every exception of a controller into a problem detail; an unexpected one only names its entry in the log. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {
    @ExceptionHandler
    ResponseEntity<Object> malformed(MalformedRecordException error) {
        return answer(malformed("invalid", error));
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception error) {
        return answer(UnexpectedError.report(error));
    }

    /** Spring Security's firewall looks at a header only when it is asked for. */
    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException error) {
        return answer(ProblemException.problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                "A header or a parameter holds a character that is not allowed there."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException error, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemException.problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                name(error) + " must be " + ExpectedValue.of(error.getRequiredType()) + "."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException error, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = error.getFieldErrors().stream()
                .map(field -> field.getField() + " must be "
                        + ExpectedValue.of(error.getBindingResult().getFieldType(field.getField()))
                        + ".")
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        return answer(ProblemException.problem(HttpStatus.BAD_REQUEST, "invalid", detail));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException error, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(unreadable(error));
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

    private static ProblemDetail unreadable(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedRecordException malformed) {
                return malformed("unreadable", malformed);
            }
            if (cause instanceof ProblemException problem) {
                return problem.getBody();
            }
            if (cause instanceof JacksonException json && json.getCause() == null) {
                return unreadable(
                        "The body is not what is expected at " + path(json) + expected(json) + ".", path(json));
            }
        }
        return unreadable("The body is missing or not readable.", null);
    }

    private static ProblemDetail unreadable(String detail, @Nullable String field) {
        ProblemDetail problem = ProblemException.problem(HttpStatus.BAD_REQUEST, "unreadable", detail);
        if (field != null) {
            problem.setProperty("field", field);
        }
        return problem;
    }

    private static String expected(JacksonException json) {
        if (json instanceof UnrecognizedPropertyException unknown) {
            Stream<String> known = Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
                    .map(String::valueOf);
            return ": there is no such field; there are: " + known.sorted().collect(Collectors.joining(", "));
        }
        return json instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? ": it must be " + ExpectedValue.of(mismatch.getTargetType())
                : "";
    }

    private static String name(TypeMismatchException error) {
        return error instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(error.getPropertyName());
    }

    private static String path(JacksonException json) {
        String pointer = FieldPath.of(
                        json.getPath(),
                        JacksonException.Reference::getPropertyName,
                        JacksonException.Reference::getIndex)
                .pointer();
        return pointer == null ? "its root" : pointer;
    }

    private static ProblemDetail malformed(String type, MalformedRecordException error) {
        ProblemDetail problem = ProblemException.problem(HttpStatus.BAD_REQUEST, type, error.getMessage() + ".");
        problem.setProperty("field", FieldPath.pointer(error.field()));
        return problem;
    }
}
