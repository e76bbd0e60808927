package io.userdata.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.http.FakeApi.Reply;
import io.userdata.ingest.source.http.FakeApi.Request;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** A source that is configured in YAML alone, without Java code of its own. */
class YamlSourceTest {
    private static final String YAML = """
            sources:
              staff:
                base-url: %s
                allow-private-addresses: true
                path: /v2/people
                query: {after: "{{cursor}}", max: "{{pageSize}}", kind: "{{kind}}"}
                variables: {kind: employee}
                auth: {type: header, header: X-Api-Key, key: k}
                pagination: {type: cursor}
                pointers: {records: /data/items, external-id: [/id], cursor: /data/page/next, error: /problem}
                redact: [/password]
                limits: {page-size: 2}
                budget: {requests: 10, per: 1m}
            """;

    private static Reply people(Request request) {
        if (!"k".equals(request.headers().getFirst("X-Api-Key"))
                || !request.path().equals("/v2/people")
                || !"employee".equals(request.query().get("kind"))) {
            return Reply.status(403);
        }
        String after = request.query().getOrDefault("after", "0=");
        long from = Long.parseLong(after.substring(0, after.length() - 1));
        String next = from + 2 < 5 ? "\"" + (from + 2) + "=\"" : "null";
        return Reply.ok("{\"data\":{\"items\":[" + FakeApi.users(from, Math.min(5, from + 2)) + "],\"page\":{\"next\":"
                + next + "}}}");
    }

    @Test
    void itIsReadToItsEnd() {
        try (FakeApi api = new FakeApi(YamlSourceTest::people)) {
            Source staff = TestSources.yaml("staff", YAML.formatted(api.uri()));
            SourceCrawler crawl = SourceCrawler.of(new HttpSourceClient(Clock.systemUTC()), staff);
            assertThat(crawl.ids()).containsExactly(0L, 1L, 2L, 3L, 4L);
            assertThat(crawl.pageSizes()).containsExactly(2, 2, 1);
            assertThat(api.requests().get(0).query()).doesNotContainKey("after");
        }
    }
}
