package io.userdata.starter.request;

import io.userdata.starter.problem.ProblemException;
import io.userdata.starter.problem.ProblemResponseWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a body that is too large, before anything reads it, and a change that is not JSON: a form of another site needs no
 * permission of the browser to send the other kinds (WHATWG Fetch, CORS-safelisted request header).
 */
final class BodyFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> JSON = Set.of("json", "x-ndjson", "ndjson", "jsonl", "jsonlines");

    private final long usual;
    private final List<BodyLimit> limits;

    BodyFilter(RequestProperties properties, List<BodyLimit> limits) {
        this.usual = properties.bodyLimit().toBytes();
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = limit(request);
        if (!READING.contains(request.getMethod()) && !isJson(request.getContentType())) {
            ProblemResponseWriter.write(
                    response,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-media-type",
                    "Send JSON, with Content-Type application/json (lines of a push: application/x-ndjson).");
        } else if (request.getContentLengthLong() > limit) {
            ProblemException problem = LimitedBody.tooLarge(limit);
            ProblemResponseWriter.write(response, problem.getBody());
        } else {
            chain.doFilter(new LimitedRequest(request, limit), response);
        }
    }

    private long limit(HttpServletRequest request) {
        return limits.stream()
                .filter(limit -> limit.applies(request))
                .findFirst()
                .map(limit -> limit.size().toBytes())
                .orElse(usual);
    }

    /** A body without a type is taken for JSON; who reads it as something else refuses it there. */
    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.getType().equals("application")
                    && (JSON.contains(type.getSubtype()) || "json".equals(type.getSubtypeSuffix()));
        } catch (InvalidMediaTypeException e) { // which is no type that is known here
            return false;
        }
    }
}
