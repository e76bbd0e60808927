package io.userdata.starter.security;

import io.userdata.starter.problem.ProblemResponseWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers a caller who is unknown or not allowed with a problem detail. */
final class AccessProblemHandler implements AuthenticationEntryPoint, AccessDeniedHandler {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException error)
            throws IOException {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"userdata\", charset=\"UTF-8\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"userdata\"");
        ProblemResponseWriter.write(
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthorized",
                "Send a token that this service knows, as Bearer or as the password of HTTP Basic.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException error)
            throws IOException {
        forbid(response, "This needs the role operator.");
    }

    void forbid(HttpServletResponse response, String detail) throws IOException {
        ProblemResponseWriter.write(response, HttpStatus.FORBIDDEN, "forbidden", detail);
    }
}
