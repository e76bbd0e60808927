package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.userdata.events.run.Window;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.FakeUserApi.Reply;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.Fault.RetryClass;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.UnreadableRecord;
import io.userdata.ingest.source.config.SourceProperties;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HttpSourceClientTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeUserApi api = FakeUserApi.start();
    private final HttpSourceClient client = new HttpSourceClient(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Source endless = TestSources.endless(api.uri());

    @AfterEach
    void stop() {
        api.close();
    }

    private Page page(FetchResult outcome) {
        assertThat(outcome).isInstanceOf(Page.class);
        return (Page) outcome;
    }

    private Fault fault(Reply reply) {
        api.answerNext(reply);
        FetchResult outcome = client.fetch(endless, null, null);
        assertThat(outcome).isInstanceOf(Fault.class);
        return (Fault) outcome;
    }

    @Test
    void pagesFollowOneAnother() {
        Page first = page(client.fetch(endless, null, null));
        Page second = page(client.fetch(endless, first.next(), null));
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.fetchedAt()).isEqualTo(NOW);
        assertThat(first.last()).isFalse();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.records())
                .extracting(record -> record.at("/login/uuid").stringValue())
                .containsExactly("user-3", "user-4", "user-5");
    }

    @Test
    void thePageSizeOfTheFirstPageStays() {
        AtomicReference<String> asked = new AtomicReference<>();
        api.answer(query -> {
            asked.set(query.get("results"));
            return FakeUserApi.users(query);
        });
        page(client.fetch(endless, "page=4;size=2", null));
        assertThat(asked).hasValue("2");
    }

    @Test
    void numbersKeepTheirDigits() {
        api.answerNext(Reply.of(200, "{\"results\":[{\"a\":1.10},{\"a\":12345678901234567890123},{\"a\":1}]}"));
        assertThat(page(client.fetch(endless, null, null)).records())
                .extracting(Object::toString)
                .containsExactly("{\"a\":1.10}", "{\"a\":12345678901234567890123}", "{\"a\":1}");
    }

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
    void aPageThatComesAgainIsNamed() {
        Page first = page(client.fetch(endless, null, null));
        api.answerNext(FakeUserApi.users(Map.of("page", "1", "results", "3")));
        assertThat(client.fetch(endless, first.next(), null)).extracting("code").isEqualTo(Code.REPEATED_PAGE);
        assertThat(page(client.fetch(endless, first.next(), null)).number()).isEqualTo(2);
    }

    @Test
    void anAnswerOverItsLimitIsNotRead() {
        Fault fault = fault(Reply.of(200, "[\"" + "x".repeat(65 * 1024) + "\"]"));
        assertThat(fault.code()).isEqualTo(Code.TOO_LARGE);
        assertThat(fault.retryClass()).isEqualTo(RetryClass.DOUBT);
    }

    @Test
    void aPageBeyondTheLastIsRefusedWithoutAsking() {
        FetchResult outcome = client.fetch(endless, "page=101;size=3", null);
        assertThat(outcome).extracting("code").isEqualTo(Code.PAGE_LIMIT);
        assertThat(api.requests()).isZero();
    }

    @Test
    void aCursorOfAnotherPaginationIsRefused() {
        assertThat(client.fetch(endless, "after=7", null)).extracting("code").isEqualTo(Code.CURSOR_UNREADABLE);
    }

    @Test
    void anEndingSourceEndsWithAnEmptyPage() {
        Source ending = TestSources.ending(api.uri());
        api.answerNext(Reply.of(200, "{\"results\":[{}]}"), Reply.of(200, "{\"results\":[]}"));
        Page shorter = page(client.fetch(ending, null, null));
        assertThat(shorter.last()).isFalse();
        Page empty = page(client.fetch(ending, shorter.next(), null));
        assertThat(empty.last()).isTrue();
        assertThat(empty.records()).isEmpty();
    }

    @Test
    void anEndingSourceThatGoesOnAfterAShortPageIsClamped() {
        Source ending = TestSources.ending(api.uri());
        api.answerNext(Reply.of(200, "{\"results\":[{}]}"), Reply.of(200, "{\"results\":[{}]}"));
        Page shorter = page(client.fetch(ending, null, null));
        assertThat(client.fetch(ending, shorter.next(), null))
                .extracting("code")
                .isEqualTo(Code.CLAMPED);
    }

    /** The records of a page of which one is of this form. */
    private List<JsonNode> among(String record) {
        api.answerNext(Reply.of(200, "{\"results\":[{\"a\":1}," + record + ",{\"a\":3}]}"));
        return page(client.fetch(endless, null, null)).records();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"n\":1e99999999999}", "{\"n\":-1e-99999999999}", "{\"lat\":NaN}", "{\"lat\":-Infinity}"})
    void aNumberThatCannotBeReadBreaksItsRecordOnly(String record) {
        List<JsonNode> records = among(record);
        assertThat(records.get(0)).hasToString("{\"a\":1}");
        assertThat(UnreadableRecord.in(records.get(1)))
                .hasValueSatisfying(broken -> assertThat(broken.message()).doesNotContain("9999", "NaN", "Inf"));
        assertThat(records.get(2)).hasToString("{\"a\":3}");
    }

    @Test
    void aRecordThatNestsTooDeepBreaksAlone() {
        assertThat(UnreadableRecord.in(among("[".repeat(300) + "]".repeat(300)).get(1)))
                .isPresent();
        assertThat(UnreadableRecord.in(among("[".repeat(201) + "]".repeat(201)).get(1)))
                .isPresent();
        assertThat(UnreadableRecord.in(among("[".repeat(200) + "]".repeat(200)).get(1)))
                .isEmpty();
        assertThat(UnreadableRecord.in(
                        among("{\"n\":" + "1".repeat(2_000) + "}").get(1)))
                .isPresent();
        assertThat(UnreadableRecord.in(
                        among("{\"" + "x".repeat(51_000) + "\":1}").get(1)))
                .isPresent();
    }

    @Test
    void whatCannotBeReadIsNotTold() {
        assertThat(fault(Reply.of(200, "{\"results\":[],\"n\":topsecret}")).message())
                .isEqualTo("The answer is not JSON: see its byte 18.");
        assertThat(fault(Reply.of(200, "{\"results\":[],\"n\":1e99999999999}")).code())
                .isEqualTo(Code.NOT_JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "204 | ''                                    | true",
                "200 | {\"results\":null}                    | true",
                "200 | {\"results\":null,\"errors\":[]}       | true",
                "200 | {\"results\":null,\"errors\":[{}]}     | false",
                "200 | {\"results\":null,\"error\":{\"code\":5}} | false",
                "200 | {\"data\":[]}                         | false",
                "200 | ''                                    | false",
            })
    void nothingThatIsSaidToBeNothingIsAnEmptyPage(int status, String body, boolean isEmpty) {
        api.answerNext(Reply.of(status, body));
        FetchResult outcome = client.fetch(TestSources.ending(api.uri()), "page=2;size=3", null);
        assertThat(outcome instanceof Page page && page.last() && page.records().isEmpty())
                .isEqualTo(isEmpty);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 416, 422})
    void aRefusalWhereTheTotalIsReachedIsTheEnd(int status) {
        Source offsets = TestSources.ready("dummyjson", api.uri(), Map.of());
        api.answerNext(Reply.of(status, "{}"), Reply.of(status, "{}"));
        Page end = page(client.fetch(offsets, "offset=3;size=3;number=2;told", null));
        assertThat(end.last()).isTrue();
        assertThat(end.records()).isEmpty();
        assertThat(client.fetch(offsets, "offset=3;size=3;number=2", null)).isInstanceOf(Fault.class);
    }

    @Test
    void theLastPageAgainWhereTheTotalIsReachedIsTheEnd() {
        Source offsets = TestSources.ready("dummyjson", api.uri(), Map.of("limits.page-size", "3"));
        Reply three = Reply.of(200, "{\"users\":[{\"id\":1},{\"id\":2},{\"id\":3}],\"total\":3}");
        api.answerNext(three, three);
        Page first = page(client.fetch(offsets, null, null));
        assertThat(first.last()).isFalse();
        Page end = page(client.fetch(offsets, first.next(), null));
        assertThat(end.last()).isTrue();
        assertThat(end.records()).isEmpty();
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

    private static URI address(SourceProperties properties, Window window) {
        Source source = new Source("people", properties);
        return PageAddress.of(source, source.pages().cursor(null), window);
    }

    @Test
    void variablesAreFilledInAndEncoded() {
        SourceProperties properties = endless.properties();
        SourceProperties windowed = new SourceProperties(
                URI.create("https://users.example/base/"),
                properties.allowedHosts(),
                properties.auth(),
                "/v1/{{mine}}/{{window.from}}",
                TestSources.query(Map.of("q", "{{mine}}", "filter", "a eq \"b\" & c,d:e%20f 5%")),
                Map.of("mine", "a b&c/ü"),
                properties.pagination(),
                properties.pointers(),
                properties.redact(),
                properties.limits(),
                properties.backoff(),
                properties.budget(),
                properties.schedule(),
                false);
        Window window = new Window(Instant.parse("2020-01-01T00:00:00Z"), NOW, null);
        URI address = address(windowed, window);
        assertThat(address.getRawPath()).isEqualTo("/base/v1/a%20b%26c%2F%C3%BC/2020-01-01T00%3A00%3A00Z");
        assertThat(address.getRawQuery().split("&"))
                .containsExactlyInAnyOrder("q=a%20b%26c%2F%C3%BC", "filter=a%20eq%20%22b%22%20%26%20c,d:e%20f%205%25");
    }
}
