package io.userdata.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.Fault.RetryClass;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.http.FakeApi.Reply;
import io.userdata.ingest.source.http.FakeApi.Request;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources of application.yml against fakes that keep the quirks of the genuine APIs. */
class ReadySourcesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final HttpSourceClient client = new HttpSourceClient(Clock.fixed(NOW, ZoneOffset.UTC));

    /** 250 accounts; more than 100 at once are not given; the link of the first page is a template; ends with an empty page. */
    private static Reply github(Request request) {
        long since = request.number("since", 0);
        long size = Math.min(request.number("per_page", 30), 100);
        long last = Math.min(since + size, 250);
        String links = "<https://api.github.com/users{?since}>; rel=\"first\"";
        return new Reply(
                200,
                "[" + FakeApi.users(since + 1, last + 1) + "]",
                Map.of(
                        "Link",
                        since == last
                                ? links
                                : "</users?per_page=" + size + "&since=" + last + ">; rel=\"next\", " + links));
    }

    @Test
    void randomuserIsAskedForAsManyUsersAsItGivesUnlessThatIsLifted() {
        URI url = URI.create("https://randomuser.me");
        assertThat(TestSources.ready("randomuser", url, Map.of())
                        .properties()
                        .budget()
                        .records())
                .isEqualTo(20_000);
        assertThat(TestSources.ready("randomuser", url, Map.of("budget.records", ""))
                        .properties()
                        .budget()
                        .records())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "keyset"})
    void githubIsReadToItsEnd(String type) {
        try (FakeApi api = new FakeApi(ReadySourcesTest::github)) {
            Map<String, String> settings =
                    type.equals("link") ? Map.of() : Map.of("pagination.type", type, "query.since", "{{since}}");
            SourceCrawler crawl = SourceCrawler.of(client, TestSources.ready("github", api.uri(), settings));
            assertThat(crawl.ids())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 250).boxed().toList());
            assertThat(crawl.pageSizes()).containsExactly(100, 100, 50, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, X-RateLimit-Reset, 1767226500, 900",
        "429, X-RateLimit-Reset, 1767226500, 900",
        "403, Retry-After, 60, 60",
        "429, Retry-After, 60, 60"
    })
    void githubSaysWhenItsLimitBeginsAnew(int status, String header, String value, long seconds) {
        Map<String, String> headers = Map.of("X-RateLimit-Remaining", "0", header, value);
        try (FakeApi api = new FakeApi(request -> new Reply(status, "{\"message\":\"API rate limit\"}", headers))) {
            assertThat(client.fetch(TestSources.ready("github", api.uri(), Map.of()), null, null))
                    .extracting("code", "retryClass", "retryAfter")
                    .containsExactly(Code.THROTTLED, RetryClass.WAIT, Duration.ofSeconds(seconds));
        }
    }

    @Test
    void githubsRefusalIsNotALimit() {
        try (FakeApi api = new FakeApi(request -> new Reply(403, "{}", Map.of("X-RateLimit-Remaining", "17")))) {
            assertThat(client.fetch(TestSources.ready("github", api.uri(), Map.of()), null, null))
                    .extracting("code")
                    .isEqualTo(Code.HTTP_4XX);
        }
    }

    /** Counts from 1, never gives more than 4, and leaves Resources out where there are none. */
    private static Reply scim(Request request, long total) {
        if (!request.authorization().equals("Bearer scim-secret")) {
            return Reply.status(401);
        }
        long start = Math.max(1, request.number("startIndex", 1));
        long end = Math.min(total + 1, start + Math.min(4, request.number("count", 10)));
        String head = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":" + total;
        return Reply.ok(
                start >= end
                        ? head + "}"
                        : head + ",\"startIndex\":" + start + ",\"itemsPerPage\":" + (end - start) + ",\"Resources\":["
                                + FakeApi.users(start, end) + "]}");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4, 10})
    void scimIsReadToItsEnd(long total) {
        try (FakeApi api = new FakeApi(request -> scim(request, total))) {
            Source source =
                    TestSources.ready("scim", api.uri(), Map.of("auth.type", "bearer", "auth.token", "scim-secret"));
            assertThat(SourceCrawler.of(client, source).ids())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, total).boxed().toList());
        }
    }

    /** {@code limit=0} means all, so asking for nothing would bring everything. */
    private static Reply dummyjson(Request request) {
        long limit = request.number("limit", 30);
        long skip = Math.min(request.number("skip", 0), 208);
        long end = limit == 0 ? 208 : Math.min(208, skip + limit);
        return Reply.ok("{\"users\":[" + FakeApi.users(skip + 1, end + 1) + "],\"total\":208,\"skip\":" + skip
                + ",\"limit\":" + (end - skip) + "}");
    }

    @Test
    void dummyjsonIsReadToItsEnd() {
        try (FakeApi api = new FakeApi(ReadySourcesTest::dummyjson)) {
            SourceCrawler crawl = SourceCrawler.of(client, TestSources.ready("dummyjson", api.uri(), Map.of()));
            assertThat(crawl.ids())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 208).boxed().toList());
            assertThat(crawl.pageSizes()).containsExactly(50, 50, 50, 50, 8, 0);
        }
    }

    /** The last page has no next link; a page beyond it is empty. */
    private static Reply jsonplaceholder(Request request) {
        long page = request.number("_page", 1);
        long limit = request.number("_limit", 10);
        long from = Math.min((page - 1) * limit, 10);
        long to = Math.min(page * limit, 10);
        String prefix = "</users?_limit=" + limit + "&_page=";
        String links = prefix + "1>; rel=\"first\", " + (to < 10 ? prefix + (page + 1) + ">; rel=\"next\", " : "")
                + prefix + (10 + limit - 1) / limit + ">; rel=\"last\"";
        return new Reply(
                200, "[" + FakeApi.users(from + 1, to + 1) + "]", Map.of("Link", links, "X-Total-Count", "10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "5", "10"})
    void jsonplaceholderIsReadToItsEnd(String size) {
        try (FakeApi api = new FakeApi(ReadySourcesTest::jsonplaceholder)) {
            Source source = TestSources.ready("jsonplaceholder", api.uri(), Map.of("limits.page-size", size));
            assertThat(SourceCrawler.of(client, source).ids())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 10).boxed().toList());
        }
    }

    @Test
    void aLinkToAnotherHostIsNotFollowed() {
        try (FakeApi api = new FakeApi(request -> new Reply(
                200, "[" + FakeApi.users(1, 2) + "]", Map.of("Link", "<http://localhost:1/users>; rel=\"next\"")))) {
            Source source = TestSources.ready("github", api.uri(), Map.of());
            String next = SourceCrawler.page(client.fetch(source, null, null)).next();
            assertThat(client.fetch(source, next, null)).extracting("code").isEqualTo(Code.HOST_NOT_ALLOWED);
        }
    }
}
