package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.config.AuthProperties;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets access tokens by client credentials (RFC 6749, 4.4), and a new one before the old one expires. */
final class OAuth2TokenCache {
    private static final long USUAL_SECONDS = 300;
    private static final long LONGEST_SECONDS = 86_400;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

    /** What a header can hold; anything else would end in an exception that tells the token. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private final HttpFetcher calls;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, Token> ofSource = new HashMap<>();

    private record Token(String value, Instant renewAt) {
        @Override
        public String toString() {
            return "Token[renewAt=" + renewAt + "]";
        }
    }

    OAuth2TokenCache(HttpFetcher calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    synchronized String token(Source source) throws FaultException {
        Token token = ofSource.get(source.name());
        if (token == null || !clock.instant().isBefore(token.renewAt())) {
            token = fetch(source);
            ofSource.put(source.name(), token);
        }
        return token.value();
    }

    synchronized void forget(Source source) {
        ofSource.remove(source.name());
    }

    private Token fetch(Source source) throws FaultException {
        AuthProperties auth = source.properties().auth();
        HttpRequest.Builder request = HttpRequest.newBuilder(Objects.requireNonNull(auth.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        CredentialWriter.basic(
                                encode(CredentialWriter.given(auth.clientId())),
                                encode(CredentialWriter.given(auth.clientSecret()))))
                .POST(BodyPublishers.ofString(form(auth.scope())));
        HostGuard.check(source.properties(), auth.tokenUrl());
        HttpResponse<byte[]> answer = calls.send(request, source.properties().limits());
        if (answer.statusCode() / 100 != 2) {
            throw new FaultException(StatusFault.of(answer, clock.instant(), "The token endpoint"));
        }
        return token(BodyDecoder.decode(answer, source.properties().limits()));
    }

    private Token token(byte[] body) throws FaultException {
        JsonNode answer;
        try {
            answer = json.readTree(body);
        } catch (JacksonException e) {
            throw new FaultException(Fault.doubtful(Code.NOT_JSON, "The token endpoint's answer is not JSON."));
        }
        JsonNode value = answer.path("access_token");
        if (!value.isString() || !VISIBLE.matcher(value.stringValue()).matches()) {
            throw new FaultException(Fault.doubtful(Code.ERROR_BODY, "The token endpoint's answer holds no token."));
        }
        Duration lives = life(answer.path("expires_in"));
        Duration tenth = lives.dividedBy(10);
        Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
        return new Token(value.stringValue(), clock.instant().plus(lives).minus(margin));
    }

    /** How long a token lives: a day at the most, as some servers name a number for never. */
    private static Duration life(JsonNode seconds) {
        if (seconds.isNumber()) {
            return Duration.ofSeconds((long) Math.max(0, Math.min(seconds.doubleValue(), LONGEST_SECONDS)));
        }
        String text = seconds.isString() ? seconds.stringValue().strip() : "";
        return Duration.ofSeconds(
                DIGITS.matcher(text).matches() ? Math.min(Long.parseLong(text), LONGEST_SECONDS) : USUAL_SECONDS);
    }

    private static String form(@Nullable String scope) {
        return "grant_type=client_credentials" + (scope == null ? "" : "&scope=" + encode(scope));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
