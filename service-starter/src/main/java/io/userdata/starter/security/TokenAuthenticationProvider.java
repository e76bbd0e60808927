package io.userdata.starter.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Knows a caller by the hash of its token, compared with every configured one in constant time. */
final class TokenAuthenticationProvider implements AuthenticationProvider {
    private final List<SecurityProperties.Token> tokens;

    TokenAuthenticationProvider(SecurityProperties properties) {
        this.tokens = properties.tokens();
    }

    @Override
    public Authentication authenticate(Authentication claim) {
        byte[] hash = sha256(String.valueOf(claim.getCredentials()));
        SecurityProperties.Token known = null;
        for (SecurityProperties.Token token : tokens) {
            if (MessageDigest.isEqual(hash, HexFormat.of().parseHex(token.sha256()))) {
                known = token;
            }
        }
        return authenticated(known);
    }

    private static Authentication authenticated(SecurityProperties.@Nullable Token token) {
        if (token == null) {
            throw new BadCredentialsException("no such token");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                token.name(), null, List.of(new SimpleGrantedAuthority("ROLE_" + token.role())));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
