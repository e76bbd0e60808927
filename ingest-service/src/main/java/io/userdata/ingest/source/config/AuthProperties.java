package io.userdata.ingest.source.config;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who asks a source. Secrets belong into environment variables, named here as placeholders.
 *
 * @param header the header of a key, for {@code header}
 * @param parameter the query parameter of a key, for {@code query}
 * @param key its value, for {@code header} and {@code query}
 * @param token for {@code bearer}
 * @param username for {@code basic}
 * @param password for {@code basic}
 * @param tokenUrl where tokens are given, for {@code oauth2-client-credentials}
 * @param clientId for {@code oauth2-client-credentials}
 * @param clientSecret for {@code oauth2-client-credentials}
 * @param scope what is asked for, separated by spaces, for {@code oauth2-client-credentials}; null: the usual
 */
public record AuthProperties(
        @DefaultValue("none") Type type,
        @Nullable String header,
        @Nullable String parameter,
        @Nullable String key,
        @Nullable String token,
        @Nullable String username,
        @Nullable String password,
        @Nullable URI tokenUrl,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String scope) {
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** Where a bearer token may stand in an address (RFC 6750, 2.3). */
    private static final String TOKEN_PARAMETER = "access_token";

    private static final int LATIN = 0xff;

    /** The ways that are known. */
    public enum Type {
        NONE,
        HEADER,
        QUERY,
        BEARER,
        BASIC,
        OAUTH2_CLIENT_CREDENTIALS;

        /** The way as it is configured. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public AuthProperties {
        switch (type) {
            case NONE -> {}
            case HEADER -> required(type, Map.of("auth.header", text(header), "auth.key", text(key)));
            case QUERY -> required(type, Map.of("auth.parameter", text(parameter), "auth.key", text(key)));
            case BEARER -> required(type, Map.of("auth.token", text(token)));
            case BASIC -> required(type, Map.of("auth.username", text(username), "auth.password", text(password)));
            case OAUTH2_CLIENT_CREDENTIALS ->
                required(
                        type,
                        Map.of(
                                "auth.token-url", tokenUrl == null ? "" : text(tokenUrl.getHost()),
                                "auth.client-id", text(clientId),
                                "auth.client-secret", text(clientSecret)));
        }
        if (header != null && !HEADER.matcher(header).matches()) {
            throw new IllegalArgumentException("auth.header is not the name of a header");
        }
    }

    /** No authentication: requests carry no credentials. */
    public static AuthProperties none() {
        return new AuthProperties(Type.NONE, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * Whether a query parameter is or tells a credential of ours, as a source may put it into its links.
     *
     * @param value decoded
     */
    public boolean isSecret(String name, String value) {
        return type != Type.NONE
                && (name.equals(parameter)
                        || name.equalsIgnoreCase(TOKEN_PARAMETER)
                        || Stream.of(key, token, password, clientSecret).anyMatch(value::equals));
    }

    private static void required(Type type, Map<String, String> values) {
        values.forEach((name, value) -> {
            if (value.isBlank()) {
                throw new IllegalArgumentException(name + " is missing: auth.type " + type.text() + " needs it");
            }
            if (value.contains("${")) {
                throw new IllegalArgumentException(name + " names an environment variable or property that is not set");
            }
            if (value.chars().anyMatch(character -> Character.isISOControl(character) || character > LATIN)) {
                throw new IllegalArgumentException(name + " holds a character that no header can hold");
            }
        });
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** No secrets. */
    @Override
    public String toString() {
        return "AuthProperties[type=" + type.text() + "]";
    }
}
