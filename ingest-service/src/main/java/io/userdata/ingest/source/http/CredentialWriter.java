package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.config.AuthProperties;
import io.userdata.ingest.source.config.AuthProperties.Type;
import io.userdata.ingest.source.pagination.CredentialFreeLink;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts into a request who asks. */
final class CredentialWriter {
    private static final String AUTHORIZATION = "Authorization";

    private final OAuth2TokenCache tokens;

    CredentialWriter(OAuth2TokenCache tokens) {
        this.tokens = tokens;
    }

    void apply(Source source, URI target, HttpRequest.Builder request) throws FaultException {
        AuthProperties auth = source.properties().auth();
        switch (auth.type()) {
            case NONE -> {}
            case HEADER -> request.setHeader(given(auth.header()), given(auth.key()));
            case QUERY -> request.uri(with(auth, target));
            case BEARER -> request.setHeader(AUTHORIZATION, "Bearer " + given(auth.token()));
            case BASIC -> request.setHeader(AUTHORIZATION, basic(given(auth.username()), given(auth.password())));
            case OAUTH2_CLIENT_CREDENTIALS -> request.setHeader(AUTHORIZATION, "Bearer " + tokens.token(source));
        }
    }

    /** Forgets what was not accepted; whether there may be something better. */
    boolean renew(Source source) {
        if (source.properties().auth().type() != Type.OAUTH2_CLIENT_CREDENTIALS) {
            return false;
        }
        tokens.forget(source);
        return true;
    }

    private static URI with(AuthProperties auth, URI target) {
        String address = CredentialFreeLink.of(target, auth::isSecret).toString();
        return URI.create(
                address + (address.contains("?") ? "&" : "?") + URLEncoder.encode(given(auth.parameter()), UTF_8) + "="
                        + URLEncoder.encode(given(auth.key()), UTF_8));
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
    }

    static String given(@Nullable String value) {
        return Objects.requireNonNull(value, "checked when it was configured");
    }
}
