package io.userdata.console.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The Content-Security-Policy (W3C CSP 3): our page runs its own script and talks to its own server, nothing else; pages
 * that others wrote (Spring Boot Admin, Swagger UI) also bring styles and pictures in their text.
 */
final class PageHeaders extends OncePerRequestFilter {
    private static final String OURS = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String OTHERS = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        boolean others = path.startsWith("/admin") || path.startsWith("/swagger-ui");
        response.setHeader("Content-Security-Policy", others ? OTHERS : OURS);
        response.setHeader("Referrer-Policy", "no-referrer");
        chain.doFilter(request, response);
    }
}
