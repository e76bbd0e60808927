package io.userdata.starter.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Reads a token from {@code Authorization: Bearer} (RFC 6750, 2.1). */
final class BearerConverter implements AuthenticationConverter {
    private static final String SCHEME = "Bearer ";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? UsernamePasswordAuthenticationToken.unauthenticated(
                        "bearer", header.substring(SCHEME.length()).trim())
                : null;
    }
}
