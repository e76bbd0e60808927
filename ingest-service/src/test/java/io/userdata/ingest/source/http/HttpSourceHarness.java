package io.userdata.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.FakeUserApi.Reply;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;

/** A client of a user API that answers as a test tells it to. */
class HttpSourceHarness {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    final FakeUserApi api = FakeUserApi.start();
    final HttpSourceClient client = new HttpSourceClient(Clock.fixed(NOW, ZoneOffset.UTC));
    final Source endless = TestSources.endless(api.uri());

    @AfterEach
    void stop() {
        api.close();
    }

    static Page page(FetchResult outcome) {
        assertThat(outcome).isInstanceOf(Page.class);
        return (Page) outcome;
    }

    /** The fault that comes of an answer. */
    Fault fault(Reply reply) {
        api.answerNext(reply);
        FetchResult outcome = client.fetch(endless, null, null);
        assertThat(outcome).isInstanceOf(Fault.class);
        return (Fault) outcome;
    }
}
