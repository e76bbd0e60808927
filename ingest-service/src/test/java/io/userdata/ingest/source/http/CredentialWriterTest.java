package io.userdata.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.http.FakeApi.Reply;
import io.userdata.ingest.source.http.FakeApi.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialWriterTest {
    private static final String SECRET = "top-secret";
    private static final Map<String, String> OAUTH2 = Map.of(
            "auth.type", "oauth2-client-credentials",
            "auth.client-id", "me:1",
            "auth.client-secret", SECRET,
            "auth.scope", "users read");

    private final Hands clock = new Hands();
    private final HttpSourceClient client = new HttpSourceClient(clock);

    private static Source source(FakeApi api, Map<String, String> settings) {
        return TestSources.ready("dummyjson", api.uri(), settings);
    }

    private static Source oauth2(FakeApi api) {
        Map<String, String> settings = new HashMap<>(OAUTH2);
        settings.put("auth.token-url", api.uri() + "/token");
        return source(api, settings);
    }

    private static Reply page() {
        return Reply.ok("{\"users\":[" + FakeApi.users(1, 3) + "],\"total\":2}");
    }

    private Request asked(Map<String, String> settings) {
        try (FakeApi api = new FakeApi(request -> page())) {
            SourceCrawler.of(client, source(api, settings));
            return api.requests().get(0);
        }
    }

    @Test
    void withoutAuthenticationNoCredentialsAreSent() {
        assertThat(asked(Map.of()).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void aKeyStandsInItsHeader() {
        assertThat(asked(Map.of("auth.type", "header", "auth.header", "X-Api-Key", "auth.key", "k"))
                        .headers()
                        .getFirst("X-Api-Key"))
                .isEqualTo("k");
    }

    @Test
    void aKeyStandsInItsQueryParameter() {
        Request asked = asked(Map.of("auth.type", "query", "auth.parameter", "api_key", "auth.key", "k 1"));
        assertThat(asked.query()).containsEntry("skip", "0").containsEntry("api_key", "k+1");
    }

    @Test
    void aTokenIsABearersOne() {
        assertThat(asked(Map.of("auth.type", "bearer", "auth.token", "t")).authorization())
                .isEqualTo("Bearer t");
    }

    @Test
    void nameAndPasswordAreBasic() {
        assertThat(asked(Map.of("auth.type", "basic", "auth.username", "Aladdin", "auth.password", "open sesame"))
                        .authorization())
                .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    @Test
    void aTokenIsFetchedOnceAndRenewedBeforeItExpires() {
        AtomicInteger tokens = new AtomicInteger();
        try (FakeApi api = new FakeApi(request -> request.path().equals("/token") ? token(tokens) : page())) {
            Source source = oauth2(api);
            SourceCrawler.of(client, source);
            SourceCrawler.of(client, source);
            assertThat(tokens).hasValue(1);
            clock.now = clock.now.plus(Duration.ofSeconds(89));
            SourceCrawler.of(client, source);
            assertThat(tokens).hasValue(1);
            clock.now = clock.now.plus(Duration.ofSeconds(1));
            SourceCrawler.of(client, source);
            assertThat(tokens).hasValue(2);
            assertThat(api.requests().get(0).body()).isEqualTo("grant_type=client_credentials&scope=users+read");
            assertThat(api.requests().get(0).authorization()).isEqualTo(CredentialWriter.basic("me%3A1", SECRET));
            assertThat(api.requests().get(1).authorization()).isEqualTo("Bearer token-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-7", "\"3599\"", "\"soon\"", "9223372036854775807", "1e300", "null", "{}"})
    void aTokenLivesAsLongAsCanBeUnderstood(String life) {
        try (FakeApi api = new FakeApi(request -> request.path().equals("/token")
                ? new Reply(201, "{\"access_token\":\"t\",\"expires_in\":" + life + "}", Map.of())
                : page())) {
            SourceCrawler.of(client, oauth2(api));
            assertThat(api.requests().get(1).authorization()).isEqualTo("Bearer t");
        }
    }

    @Test
    void aTokenInALinkStaysOutOfCursors() {
        try (FakeApi api = new FakeApi(request -> request.path().equals("/token")
                ? Reply.ok("{\"access_token\":\"t0ken\"}")
                : new Reply(
                        200,
                        "{\"users\":[" + FakeApi.users(1, 3) + "]}",
                        Map.of("Link", "</users?page=2&who=t0ken>; rel=next")))) {
            Map<String, String> settings = new HashMap<>(OAUTH2);
            settings.put("auth.token-url", api.uri() + "/token");
            settings.put("pagination.type", "link");
            settings.put("query.skip", "0");
            String next = SourceCrawler.page(client.fetch(source(api, settings), null, null))
                    .next();
            assertThat(next).contains("page%3D2").doesNotContain("t0ken");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key",
                "subscription-key",
                "Ocp-Apim-Subscription-Key",
                "sig",
                "code",
                "key",
                "token",
                "access_token",
                "signature",
                "X-Amz-Signature",
                "X-Amz-Security-Token",
                "password"
            })
    void whatLooksLikeACredentialStaysOutOfCursors(String name) {
        try (FakeApi api = new FakeApi(request -> new Reply(
                200,
                "{\"users\":[" + FakeApi.users(1, 3) + "]}",
                Map.of("Link", "</users?page=2&pageToken=p&" + name + "=s3cret>; rel=next")))) {
            Source linked = source(api, Map.of("pagination.type", "link", "query.skip", "0"));
            assertThat(SourceCrawler.page(client.fetch(linked, null, null)).next())
                    .contains("page%3D2%26pageToken%3Dp")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void aTokenThatIsNoLongerAcceptedIsRenewedOnce() {
        AtomicInteger tokens = new AtomicInteger();
        try (FakeApi api = new FakeApi(request -> switch (request.path()) {
            case "/token" -> token(tokens);
            default -> request.authorization().equals("Bearer token-2") ? page() : Reply.status(401);
        })) {
            SourceCrawler.of(client, oauth2(api));
            assertThat(tokens).hasValue(2);
        }
    }

    @Test
    void whoIsRefusedTwiceIsRefused() {
        AtomicInteger tokens = new AtomicInteger();
        try (FakeApi api =
                new FakeApi(request -> request.path().equals("/token") ? token(tokens) : Reply.status(401))) {
            FetchResult outcome = client.fetch(oauth2(api), null, null);
            assertThat(outcome).extracting("code").isEqualTo(Code.HTTP_4XX);
            assertThat(tokens).hasValue(2);
        }
    }

    @Test
    void aTokenEndpointsFaultIsNamedWithoutSecrets() {
        try (FakeApi api = new FakeApi(request -> Reply.status(400))) {
            FetchResult outcome = client.fetch(oauth2(api), null, null);
            assertThat(outcome)
                    .extracting("code", "message")
                    .containsExactly(Code.HTTP_4XX, "The token endpoint answered 400.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "\"\"", "\"planted\\nsecret\"", "\"planted \u20ac\""})
    void whatNoHeaderCanHoldIsNoToken(String token) {
        try (FakeApi api = new FakeApi(request -> Reply.ok("{\"access_token\":" + token + "}"))) {
            assertThat(client.fetch(oauth2(api), null, null))
                    .extracting("code", "message")
                    .containsExactly(Code.ERROR_BODY, "The token endpoint's answer holds no token.");
        }
    }

    @Test
    void anotherHostDoesNotSeeTheCredentials() {
        try (FakeApi other = new FakeApi(request -> page());
                FakeApi api = new FakeApi(request -> new Reply(302, "", Map.of("Location", other.uri() + "/users")))) {
            SourceCrawler.of(client, source(api, Map.of("auth.type", "bearer", "auth.token", SECRET)));
            assertThat(api.requests().get(0).authorization()).isEqualTo("Bearer " + SECRET);
            assertThat(other.requests().get(0).headers()).doesNotContainKey("Authorization");
        }
    }

    @Test
    void noTextOfASourceHoldsItsSecrets() {
        try (FakeApi api = new FakeApi(request -> page())) {
            Source source = oauth2(api);
            assertThat(source.toString() + source.properties().auth()).doesNotContain(SECRET);
        }
    }

    private static Reply token(AtomicInteger tokens) {
        return Reply.ok("{\"access_token\":\"token-" + tokens.incrementAndGet()
                + "\",\"token_type\":\"Bearer\",\"expires_in\":100}");
    }

    /** A clock that stands where a test puts it. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
