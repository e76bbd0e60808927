package io.userdata.starter.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call a service.
 *
 * @param tokens at least one, each of its own name and hash; a token itself never stands in configuration, only its hash
 * @param hosts names under which browsers reach the service, beside IP addresses and names without a dot
 */
@ConfigurationProperties("userdata.security")
public record SecurityProperties(
        @DefaultValue List<Token> tokens, @DefaultValue List<String> hosts) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Of nothing, and of a line without text: what comes of hashing a variable that is not set. */
    private static final Set<String> OF_NOTHING = Set.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b");

    public SecurityProperties {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("userdata.security.tokens is empty: set USERDATA_SECURITY_TOKENS_0_NAME,"
                    + " USERDATA_SECURITY_TOKENS_0_ROLE (viewer or operator) and"
                    + " USERDATA_SECURITY_TOKENS_0_SHA256, the SHA-256 of the token");
        }
        requireDistinct("name", tokens, Token::name);
        requireDistinct("sha256", tokens, Token::sha256);
        tokens = List.copyOf(tokens);
        hosts = List.copyOf(hosts);
    }

    /** Of two tokens with one name the audit could not tell who called, of two with one hash not which role counts. */
    private static void requireDistinct(String key, List<Token> tokens, Function<Token, String> value) {
        Map<String, String> owners = new HashMap<>();
        for (Token token : tokens) {
            String other = owners.put(value.apply(token), token.name());
            if (other != null) {
                throw new IllegalArgumentException("userdata.security.tokens[" + token.name() + "]." + key
                        + " is also that of the token " + other + ": each needs its own");
            }
        }
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
            if (OF_NOTHING.contains(sha256)) {
                throw new IllegalArgumentException("userdata.security.tokens[" + name
                        + "].sha256 is the hash of an empty token: make a token first, then hash it");
            }
        }
    }
}
