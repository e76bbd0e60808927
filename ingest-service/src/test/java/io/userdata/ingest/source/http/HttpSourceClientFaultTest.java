package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.userdata.ingest.fixture.FakeUserApi.Reply;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.Fault.RetryClass;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.config.SourceProperties;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a source from giving a page, and what follows from that. */
class HttpSourceClientFaultTest extends HttpSourceHarness {
    @ParameterizedTest
    @CsvSource({
        "400, HTTP_4XX, REFUSAL",
        "401, HTTP_4XX, REFUSAL",
        "408, TIMEOUT, WAIT",
        "429, THROTTLED, WAIT",
        "500, HTTP_5XX, DOUBT",
        "501, HTTP_5XX, DOUBT",
        "502, UNAVAILABLE, WAIT",
        "503, UNAVAILABLE, WAIT",
        "504, UNAVAILABLE, WAIT",
    })
    void aStatusHasItsOutcome(int status, Code code, RetryClass retryClass) {
        Fault fault = fault(Reply.of(status, "{\"results\":[]}"));
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.retryClass()).isEqualTo(retryClass);
        assertThat(fault.retryAfter()).isNull();
    }

    @Test
    void theTimeThatASourceNamesIsKept() {
        assertThat(fault(new Reply(429, "", Map.of("Retry-After", "7"))).retryAfter())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(fault(new Reply(503, "", Map.of("Retry-After", "Thu, 01 Jan 2026 00:01:00 GMT")))
                        .retryAfter())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aRedirectToAnAllowedHostIsFollowed() {
        api.answerNext(new Reply(302, "", Map.of("Location", "/elsewhere?results=3")));
        assertThat(page(client.fetch(endless, null, null)).records()).hasSize(3);
        assertThat(api.requests()).isEqualTo(2);
    }

    @Test
    void aRedirectElsewhereIsNotFollowed() {
        assertThat(fault(new Reply(302, "", Map.of("Location", "http://localhost:" + api.port() + "/")))
                        .code())
                .isEqualTo(Code.HOST_NOT_ALLOWED);
        assertThat(fault(new Reply(302, "", Map.of("Location", "file:///etc/passwd")))
                        .code())
                .isEqualTo(Code.HOST_NOT_ALLOWED);
        assertThat(api.requests()).isEqualTo(2);
    }

    @Test
    void redirectsEnd() {
        api.answer(query -> new Reply(302, "", Map.of("Location", "/again")));
        assertThat(client.fetch(endless, null, null)).extracting("code").isEqualTo(Code.HTTP_3XX);
        assertThat(api.requests()).isEqualTo(4);
    }

    @Test
    void anAnswerOverItsLimitIsNotRead() {
        Fault fault = fault(Reply.of(200, "[\"" + "x".repeat(65 * 1024) + "\"]"));
        assertThat(fault.code()).isEqualTo(Code.TOO_LARGE);
        assertThat(fault.retryClass()).isEqualTo(RetryClass.DOUBT);
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 0.503, 503",
        "X-Rate-Limit-Reset, 1767225607, 7000",
        "X-RateLimit-Reset, 1767225607.5, 7500",
        "X-RateLimit-Reset, 1767225607500, 7500",
        "RateLimit-Reset, 7, 7000",
        "X-RateLimit-Reset-After, 0.25, 250",
        "X-RateLimit-Reset, 99999999999999999999, -1",
    })
    void theTimeThatALimitNamesIsKept(String header, String value, long millis) {
        assertThat(fault(new Reply(429, "", Map.of(header, value))).retryAfter())
                .isEqualTo(millis < 0 ? null : Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "http://my_host/users, HOST_NOT_ALLOWED",
        "http://127.0.0.1:99999/users, HOST_NOT_ALLOWED",
        "http://127.0.0.1:1:2/users, HOST_NOT_ALLOWED",
        "ftp://127.0.0.1/users, HOST_NOT_ALLOWED",
        "http://[/users, CURSOR_UNREADABLE",
    })
    void aLinkThatLeadsNowhereIsNamed(String link, Code code) {
        Source linked = TestSources.ready("github", api.uri(), Map.of());
        assertThat(client.fetch(linked, "link=" + URLEncoder.encode(link, UTF_8) + ";size=3;number=2", null))
                .extracting("code", "retryClass")
                .containsExactly(code, RetryClass.REFUSAL);
    }

    @Test
    void aClosedPortIsWaitedFor() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Source gone = TestSources.endless(URI.create("http://127.0.0.1:" + port));
        assertThat(client.fetch(gone, null, null))
                .isEqualTo(new Fault(
                        Code.UNREACHABLE,
                        RetryClass.WAIT,
                        "The user API at 127.0.0.1:" + port + " does not answer.",
                        null));
    }

    @Test
    void aBodyThatNeverEndsIsGivenUp() throws Exception {
        HttpServer slow = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        slow.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        slow.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + slow.getAddress().getPort());
            assertThat(client.fetch(TestSources.endless(url), null, null))
                    .extracting("code", "retryClass")
                    .containsExactly(Code.TIMEOUT, RetryClass.WAIT);
        } finally {
            slow.stop(0);
        }
    }

    @Test
    void aPrivateAddressIsRefusedUnlessAllowed() {
        SourceProperties open = endless.properties();
        Source guarded = new Source(
                "people",
                new SourceProperties(
                        open.baseUrl(),
                        open.allowedHosts(),
                        open.auth(),
                        open.path(),
                        open.query(),
                        open.variables(),
                        open.pagination(),
                        open.pointers(),
                        open.redact(),
                        open.limits(),
                        open.backoff(),
                        open.budget(),
                        open.schedule(),
                        false));
        assertThat(client.fetch(guarded, null, null))
                .extracting("code", "retryClass")
                .containsExactly(Code.PRIVATE_ADDRESS, RetryClass.REFUSAL);
        assertThat(api.requests()).isZero();
    }
}
