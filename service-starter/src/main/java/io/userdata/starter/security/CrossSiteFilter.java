package io.userdata.starter.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a change that another site makes a browser ask for: a browser sends remembered Basic credentials with it, and
 * says in {@code Origin} where it came from; over HTTPS and at localhost also in {@code Sec-Fetch-Site} (W3C Fetch Metadata).
 */
final class CrossSiteFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    private final AccessProblemHandler problems;
    private final SameOrigin origins;

    CrossSiteFilter(AccessProblemHandler problems, SameOrigin origins) {
        this.problems = problems;
        this.origins = origins;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String refused = READING.contains(request.getMethod()) ? null : refused(request);
        if (refused == null) {
            chain.doFilter(request, response);
        } else {
            problems.forbid(response, refused);
        }
    }

    /** Why a change is refused; null: it is not. */
    private @Nullable String refused(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (site != null && FOREIGN.contains(site) || origin != null && !origins.isServed(origin, request)) {
            return "Changes are not accepted from pages of another site.";
        }
        return origin == null || origins.isKnown(origin)
                ? null
                : "Changes are not accepted under this host name; name it in userdata.security.hosts.";
    }
}
