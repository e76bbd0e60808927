package io.userdata.starter.security;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call a service.
 *
 * @param tokens at least one; a token itself never stands in configuration, only its hash
 */
@ConfigurationProperties("userdata.security")
public record SecurityProperties(@DefaultValue List<Token> tokens) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public SecurityProperties {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException(
                    "userdata.security.tokens is empty: set USERDATA_SECURITY_TOKENS_0_NAME, USERDATA_SECURITY_TOKENS_0_ROLE"
                            + " (viewer or operator) and USERDATA_SECURITY_TOKENS_0_SHA256, the SHA-256 of the token");
        }
        tokens = List.copyOf(tokens);
    }

    /**
     * One caller.
     *
     * @param name who it is, for logs and audits
     * @param sha256 of the token's UTF-8 bytes, 64 lower-case hexadecimal digits
     */
    public record Token(String name, Role role, String sha256) {
        public Token {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("userdata.security.tokens[].name is missing");
            }
            if (role == null) {
                throw new IllegalArgumentException(
                        "userdata.security.tokens[" + name + "].role is missing: viewer or operator");
            }
            if (sha256 == null || !SHA256.matcher(sha256).matches()) {
                throw new IllegalArgumentException("userdata.security.tokens[" + name
                        + "].sha256 must be the SHA-256 of the token as 64 lower-case hexadecimal digits");
            }
        }
    }
}
