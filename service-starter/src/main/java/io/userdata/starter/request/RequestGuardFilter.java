package io.userdata.starter.request;

import io.userdata.starter.problem.ProblemResponseWriter;
import io.userdata.starter.problem.UnexpectedError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a query that cannot be read, before anything asks for a parameter, and answers what no filter behind it handles.
 * Tomcat would write such an exception into the log, message and all.
 */
final class RequestGuardFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isReadable(request)) {
            ProblemResponseWriter.write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "unreadable-query",
                    "The query cannot be read: each parameter needs a name, and each % two hexadecimal digits;"
                            + " together they must be UTF-8 without control characters in names and without NUL.");
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw new ServletException("failed after the answer began: "
                        + UnexpectedError.report(e).getType());
            }
            response.reset();
            ProblemResponseWriter.write(response, UnexpectedError.report(e));
        }
    }

    private static boolean isReadable(HttpServletRequest request) {
        try {
            return request.getParameterMap().entrySet().stream().allMatch(RequestGuardFilter::isText);
        } catch (IllegalStateException e) { // Tomcat's, and IllegalArgumentException's name for what is not decodable
            return false;
        }
    }

    private static boolean isText(Map.Entry<String, String[]> parameter) {
        String name = parameter.getKey();
        return !name.isEmpty()
                && name.codePoints().allMatch(point -> Character.isDefined(point) && !Character.isISOControl(point))
                && Arrays.stream(parameter.getValue()).allMatch(value -> value.indexOf('\0') < 0);
    }
}
